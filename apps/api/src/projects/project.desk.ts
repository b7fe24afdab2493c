// What the routes of projects answer: the record, what may be done next, what the code of practice says, the receipt.
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { AuditLog } from '../audit-log/index.js';
import { type Actor, etagOf, type Page, type PageRequest } from '../common/index.js';
import { Gate, type ToldFinding } from '../gate/index.js';
import { Transactions } from '../platform/database/index.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { type Acted } from './project.acts.js';
import { ProjectLifecycle } from './project-lifecycle.service.js';
import { ProjectActedDto, ProjectHistoryDto, ProjectResponseDto, TransitionDto } from './projects.dto.js';
import { type ProjectView } from './projects.repository.js';
import { type ProcessDraft, type ProjectFieldsDraft, ProjectsService } from './projects.service.js';

@Injectable()
export class ProjectDesk {
  constructor(
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(ProjectLifecycle) private readonly lifecycle: ProjectLifecycle,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Transactions) private readonly transactions: Transactions,
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
    id: string,
    test: { readonly outcome: 'positive' | 'negative'; readonly rationale: string },
  ): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.test(actor, id, test));
  }

  async return(actor: Actor, id: string, reason: string): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.return(actor, id, reason));
  }

  async decide(
    actor: Actor,
    id: string,
    taken: { readonly outcome: 'approved' | 'rejected'; readonly rationale: string },
  ): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.decide(actor, id, taken));
  }

  async withdraw(actor: Actor, id: string, reason: string): Promise<ProjectActedDto> {
    return this.receipt(actor, await this.lifecycle.withdraw(actor, id, reason));
  }

  async history(actor: Actor, id: string): Promise<ProjectHistoryDto> {
    return { items: (await this.lifecycle.history(actor, id)).map((transition) => new TransitionDto(transition)) };
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
    return new ProjectResponseDto(view, actor, await this.findingsOf(actor, view));
  }

  private async findingsOf(actor: Actor, view: ProjectView): Promise<readonly ToldFinding[]> {
    if (view.project.state !== 'draft' && view.project.state !== 'returned') {
      return [];
    }
    const answer = await this.transactions.read(actor.institutionId, (tx) =>
      this.gate.ask('G1', { kind: 'project', id: view.project.id }, tx, { actor }),
    );
    return this.gate.tell(answer.decided.findings);
  }

  private async receipt(actor: Actor, acted: Acted): Promise<ProjectActedDto> {
    const { index } = await this.auditLog.sequenced(actor.institutionId, acted.logEntryId);
    const findings = acted.answer === null ? [] : this.gate.tell(acted.answer.decided.findings);
    return new ProjectActedDto(acted.view, actor, { findings, logIndex: index });
  }
}
