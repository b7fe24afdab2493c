// What the routes of projects answer: the record, what may be done next, what the code of practice says, the receipt.
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Journal } from '../audit-log/index.js';
import { type Actor, etagOf, type Page, type PageRequest } from '../common/index.js';
import { Gate, type ToldFinding } from '../gate/index.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { type Acted } from './project.acts.js';
import { type ProjectContext, ProjectContexts } from './project.context.js';
import { ProjectJudging } from './project.judging.js';
import { type ProjectJudgement, ProjectLifecycle } from './project-lifecycle.service.js';
import { ProjectActedDto, ProjectHistoryDto, ProjectResponseDto, TransitionDto } from './projects.dto.js';
import { type ProjectView } from './projects.repository.js';
import { type ProcessDraft } from './process.versions.js';
import { type ProjectFieldsDraft, ProjectsService, type ReadProject } from './projects.service.js';

@Injectable()
export class ProjectDesk {
  constructor(
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(ProjectLifecycle) private readonly lifecycle: ProjectLifecycle,
    @Inject(ProjectJudging) private readonly judging: ProjectJudging,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(ProjectContexts) private readonly contexts: ProjectContexts,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async register(actor: Actor, draft: ProjectFieldsDraft): Promise<ProjectResponseDto> {
    return this.told(actor, await this.projects.register(actor, draft));
  }

  async get(actor: Actor, id: string): Promise<ProjectResponseDto> {
    return this.told(actor, await this.projects.get(actor, id));
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<ProjectEntity>> {
    return this.projects.list(actor, page);
  }

  async change(actor: Actor, id: string, draft: ProjectFieldsDraft, ifMatch: string | undefined): Promise<ProjectResponseDto> {
    return this.told(actor, await this.projects.change(actor, id, draft, ifMatch));
  }

  async addMember(actor: Actor, id: string, handle: string): Promise<ProjectResponseDto> {
    return this.told(actor, await this.projects.addMember(actor, id, handle));
  }

  async recordProcess(
    actor: Actor,
    id: string,
    code: string,
    ask: { readonly draft: ProcessDraft; readonly ifMatch: string | undefined },
  ): Promise<ProjectResponseDto> {
    return this.told(actor, await this.projects.recordProcess(actor, id, code, ask));
  }

  async submit(actor: Actor, id: string): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.submit(actor, id));
  }

  async test(
    actor: Actor,
    read: ReadProject,
    test: { readonly outcome: 'positive' | 'negative'; readonly rationale: string },
  ): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.test(actor, read, test));
  }

  async advise(actor: Actor, read: ReadProject, advice: Parameters<ProjectLifecycle['advise']>[2]): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.advise(actor, read, advice));
  }

  async return(actor: Actor, id: string, reason: string): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.return(actor, id, reason));
  }

  async decide(actor: Actor, read: ReadProject, taken: ProjectJudgement): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.decide(actor, read, taken));
  }

  async withdraw(actor: Actor, id: string, reason: string): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.withdraw(actor, id, reason));
  }

  async history(actor: Actor, id: string): Promise<ProjectHistoryDto> {
    const transitions = await this.lifecycle.history(actor, id);
    const named = await this.journal.read(actor.institutionId, (tx) =>
      this.contexts.named(
        tx,
        actor,
        transitions.map(({ byId }) => byId),
      ),
    );
    const indexes = await Promise.all(transitions.map(({ logEntryId }) => this.journal.indexOf(actor, logEntryId)));
    const items = transitions.map(
      (transition, at) => new TransitionDto(transition, { person: named.get(transition.byId) ?? null, logIndex: indexes[at] ?? '' }),
    );
    return { items };
  }

  /** Names the version in ETag. */
  tagged(reply: FastifyReply, project: ProjectResponseDto): ProjectResponseDto {
    void reply.header('etag', etagOf(project.version));
    return project;
  }

  /** Names the new record in Location and its version in ETag. */
  created(reply: FastifyReply, project: ProjectResponseDto): ProjectResponseDto {
    void reply.header('location', `/api/v1/projects/${project.id}`);
    return this.tagged(reply, project);
  }

  private async told(actor: Actor, view: ProjectView): Promise<ProjectResponseDto> {
    const [context, findings] = [await this.contextOf(actor, view), await this.findingsOf(actor, view)];
    return new ProjectResponseDto(view, actor, { context, findings });
  }

  private async contextOf(actor: Actor, view: ProjectView): Promise<ProjectContext> {
    return this.journal.read(actor.institutionId, (tx) => this.contexts.of(tx, actor, view));
  }

  /** What the code says of the project as it stands, until it is decided. */
  private async findingsOf(actor: Actor, view: ProjectView): Promise<readonly ToldFinding[]> {
    const answer = await this.journal.read(actor.institutionId, (tx) => this.judging.now(tx, actor, view));
    return answer === null ? [] : this.gate.tell(answer);
  }

  private async receipt(actor: Actor, acted: Acted): Promise<ProjectActedDto> {
    const logIndex = await this.journal.indexOf(actor, acted.logEntryId);
    const findings = acted.answer === null ? [] : this.gate.tell(acted.answer);
    return new ProjectActedDto(acted.view, actor, { context: await this.contextOf(actor, acted.view), findings, logIndex });
  }
}
