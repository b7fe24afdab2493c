// Registers projects, question first, and their processes; every change of a process is a new immutable version.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay, scope } from '../access/index.js';
import { Journal, type LogKind } from '../audit-log/index.js';
import {
  type Actor,
  InvalidInput,
  newId,
  type Page,
  pageOf,
  type PageRequest,
  requireRead,
  requireVersion,
  WrongState,
} from '../common/index.js';
import { InstitutionProfiles, PeopleService } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProcessEntity, type ProcessVersionEntity, sharedOf } from './entities/process.entity.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { type ProcessDraft, ProcessVersions } from './process.versions.js';
import { commandsIn, type ProjectCommand } from './project.states.js';
import { ProjectsRepository, type ProjectView } from './projects.repository.js';
import { ProjectRoutes } from './routes/project-routes.service.js';

export type ProjectFieldsDraft = Partial<
  Pick<
    ProjectEntity,
    | 'problem'
    | 'question'
    | 'beneficiary'
    | 'resultSought'
    | 'plan'
    | 'goal'
    | 'controller'
    | 'subjectCategories'
    | 'dataCategories'
    | 'recipients'
    | 'transfers'
    | 'measures'
    | 'population'
    | 'retentionMonths'
    | 'retentionOwner'
    | 'endsOn'
    | 'unit'
    | 'isUmbrella'
    | 'umbrellaId'
  >
>;

/** A project and what was read of it, as If-Match names it. */
export interface ReadProject {
  readonly id: string;
  readonly ifMatch: string | undefined;
}

const EMPTY_RECORD = {
  problem: null,
  question: null,
  beneficiary: null,
  resultSought: null,
  plan: null,
  goal: null,
  controller: null,
  subjectCategories: [],
  dataCategories: [],
  recipients: null,
  transfers: null,
  measures: [],
  population: null,
  retentionMonths: null,
  retentionOwner: null,
  endsOn: null,
  unit: null,
  isUmbrella: false,
  umbrellaId: null,
} satisfies Required<ProjectFieldsDraft>;

@Injectable()
export class ProjectsService {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProcessVersions) private readonly versions: ProcessVersions,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ProjectRoutes) private readonly routes: ProjectRoutes,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the numbers by which people know projects, by id; of none that is not there. */
  async numbersOf(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.repository.numbersOf(tx, institutionId, ids);
  }

  /** Registers a project as a draft; the actor is its requester and first member. @throws InvalidInput (400) for an unknown unit or umbrella */
  async register(actor: Actor, draft: ProjectFieldsDraft): Promise<ProjectView> {
    return this.journal.write(actor, async (tx) => {
      await this.routes.requireUnit(tx, actor, draft.unit);
      const at = this.journal.now();
      const year = (await this.profiles.today(tx, actor.institutionId)).slice(0, 4);
      const given = { ...EMPTY_RECORD, ...defined(draft) };
      const asked: ProjectEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        number: await this.repository.nextNumber(tx, actor.institutionId, year),
        state: 'draft',
        route: 'standard',
        routeMarks: [],
        requesterId: actor.personId,
        ...given,
        questionSavedAt: isQuestionComplete(given) ? at : null,
        version: 1,
        submittedVersion: null,
        createdAt: at,
        changedAt: at,
      };
      const placed = { ...asked, ...(await this.routes.takenOver(tx, asked)) };
      const project = { ...placed, ...(await this.routes.of(tx, { project: placed, memberIds: [], processes: [] })) };
      await this.repository.insert(tx, project);
      await this.repository.addMember(tx, {
        institutionId: actor.institutionId,
        projectId: project.id,
        personId: actor.personId,
        addedAt: at,
      });
      const { entryId } = await this.log(tx, actor, 'project.registered', project, {});
      await this.repository.insertTransition(tx, {
        id: newId(at),
        institutionId: actor.institutionId,
        projectId: project.id,
        fromState: null,
        toState: 'draft',
        byId: actor.personId,
        at,
        reason: null,
        decisionId: null,
        logEntryId: entryId,
      });
      return { project, memberIds: [actor.personId], processes: [] };
    });
  }

  /** Answers a project the actor may read. @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<ProjectView> {
    return this.journal.read(actor.institutionId, (tx) => this.readable(tx, actor, id));
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<ProjectEntity>> {
    return this.journal.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.page(tx, actor.institutionId, page, scope(actor, 'read', 'Project')), page.limit),
    );
  }

  /** Changes what is registered. @throws InvalidInput (400) for an unknown unit or umbrella; WrongState (409) outside draft and returned; StaleVersion (412). */
  async change(actor: Actor, id: string, draft: ProjectFieldsDraft, ifMatch: string | undefined): Promise<ProjectView> {
    return this.journal.write(actor, async (tx) => {
      const view = await this.forCommand(tx, actor, id, 'change');
      requireVersion(ifMatch, view.project.version);
      await this.routes.requireUnit(tx, actor, draft.unit);
      const at = this.journal.now();
      const asked = { ...view.project, ...defined(draft), changedAt: at };
      if (asked.umbrellaId !== view.project.umbrellaId && view.processes.some(({ process }) => sharedOf(process) !== null)) {
        throw new InvalidInput([{ pointer: '/umbrellaId', code: 'umbrellaShared' }]);
      }
      const taken = draft.umbrellaId === undefined && draft.isUmbrella === undefined ? {} : await this.routes.takenOver(tx, asked);
      const changes = { ...defined(draft), ...taken, changedAt: at };
      const next = { ...view.project, ...changes };
      const questionSavedAt = next.questionSavedAt ?? (isQuestionComplete(next) ? at : null);
      const route = await this.routes.of(tx, { ...view, project: next });
      const project = await this.repository.save(tx, view.project, { ...changes, ...route, questionSavedAt });
      await this.log(tx, actor, 'project.changed', project, { members: Object.keys(defined(draft)).sort() });
      return { ...view, project };
    });
  }

  /**
   * Adds a member, who may then see, change and use the project; who uses it is part of what is decided.
   * @throws InvalidInput (400) for an unknown handle; WrongState (409) outside draft and returned
   */
  async addMember(actor: Actor, id: string, handle: string): Promise<ProjectView> {
    return this.journal.write(actor, async (tx) => {
      const view = await this.forCommand(tx, actor, id, 'change');
      const person = await this.people.byHandle(tx, actor.institutionId, handle).catch(() => null);
      if (person === null) {
        throw new InvalidInput([{ pointer: '/person', code: 'unknown' }]);
      }
      await this.repository.addMember(tx, {
        institutionId: actor.institutionId,
        projectId: id,
        personId: person.id,
        addedAt: this.journal.now(),
      });
      const project = await this.repository.save(tx, view.project, { changedAt: this.journal.now() });
      await this.log(tx, actor, 'project.member-added', project, {});
      return { ...view, project, memberIds: [...view.memberIds, person.id] };
    });
  }

  /**
   * Records what a process is: a new process, or the next version of one.
   * @throws InvalidInput (400) for an unknown purpose, data set or column, and for a parent of another umbrella or purpose; WrongState
   *   (409); StaleVersion (412).
   */
  async recordProcess(
    actor: Actor,
    id: string,
    code: string,
    ask: { readonly draft: ProcessDraft; readonly ifMatch: string | undefined },
  ): Promise<ProjectView> {
    return this.journal.write(actor, async (tx) => {
      const view = await this.forCommand(tx, actor, id, 'change');
      requireVersion(ask.ifMatch, view.project.version);
      const at = this.journal.now();
      const existing = view.processes.find(({ process }) => process.code === code);
      const parent = await this.parentOf(tx, view, ask.draft.parentProcessId ?? sharedOf(existing?.process));
      const process = existing?.process ?? (await this.newProcess(tx, actor, view, { code, parent }));
      if (parent !== null && process.scopeId !== parent.processId) {
        throw new InvalidInput([{ pointer: '/parentProcessId', code: 'parentFixed' }]);
      }
      const version = await this.versions.of(tx, actor, process, { draft: ask.draft, number: (existing?.version.number ?? 0) + 1 });
      if (parent !== null && version.purposeId !== parent.purposeId) {
        throw new InvalidInput([{ pointer: '/parentProcessId', code: 'parentForOther' }]);
      }
      await this.repository.insertVersion(tx, version);
      const processes = [...view.processes.filter((other) => other.process.id !== process.id), { process, version }];
      const route = await this.routes.of(tx, { ...view, processes });
      const project = await this.repository.save(tx, view.project, { ...route, changedAt: at });
      await this.log(tx, actor, 'process.recorded', project, {
        process_id: process.id,
        process_version_id: version.id,
        version: version.number,
        ...(parent === null ? {} : { shares_pseudonyms_of: parent.processId }),
      });
      return { ...view, project, processes };
    });
  }

  /**
   * Answers a project for a command, locked; the actor may read it, may give the command, and its state allows it. Before a step
   * towards a decision its route is computed anew: umbrella, profile and what is known of recipients may have changed.
   */
  async forCommand(tx: Tx, actor: Actor, id: string, command: ProjectCommand): Promise<ProjectView> {
    const found = await this.repository.view(tx, actor.institutionId, id, 'update');
    const view = requireMay(actor, command === 'return' ? returnerOf(actor) : command, 'Project', found, recordOf);
    const commands = commandsIn(view.project.state);
    if (!commands.includes(command)) {
      throw new WrongState(view.project.state, commands);
    }
    return command === 'submit' || command === 'test' || command === 'decide' ? this.routes.settle(tx, view) : view;
  }

  /**
   * Answers a project, locked, for a judgement of what was submitted: what was read of it says the same as what stands there
   * now. What others judged meanwhile does not stand in the way.
   * @throws as `forCommand`; PreconditionRequired (428), StaleVersion (412)
   */
  async forJudgement(tx: Tx, actor: Actor, { id, ifMatch }: ReadProject, command: 'advise' | 'test' | 'decide'): Promise<ProjectView> {
    const view = await this.forCommand(tx, actor, id, command);
    const { version, submittedVersion } = view.project;
    requireRead(ifMatch, { since: submittedVersion ?? version, current: version });
    return view;
  }

  async readable(tx: Tx, actor: Actor, id: string): Promise<ProjectView> {
    return requireMay(actor, 'read', 'Project', await this.repository.view(tx, actor.institutionId, id), recordOf);
  }

  /**
   * Answers what is approved today of the process whose pseudonyms are shared: one of the project's own umbrella. Within an approved
   * study and what falls under it one student is known as one; never across projects that nobody decided on together.
   */
  private async parentOf(tx: Tx, { project }: ProjectView, id: string | null): Promise<ProcessVersionEntity | null> {
    if (id === null) {
      return null;
    }
    const parent = (await this.routes.approvedOfUmbrella(tx, project)).find(({ processId }) => processId === id);
    if (parent === undefined) {
      throw new InvalidInput([{ pointer: '/parentProcessId', code: 'unknown' }]);
    }
    return parent;
  }

  private async newProcess(
    tx: Tx,
    actor: Actor,
    view: ProjectView,
    ask: { readonly code: string; readonly parent: ProcessVersionEntity | null },
  ): Promise<ProcessEntity> {
    const at = this.journal.now();
    const id = newId(at);
    const process = {
      id,
      institutionId: actor.institutionId,
      projectId: view.project.id,
      code: ask.code,
      scopeId: ask.parent?.processId ?? id,
      currentVersionId: null,
      createdAt: at,
    };
    await this.repository.insertProcess(tx, process);
    return process;
  }

  private async log(
    tx: Tx,
    actor: Actor,
    kind: LogKind,
    project: ProjectEntity,
    facts: Readonly<Record<string, string | number | readonly string[]>>,
  ): Promise<{ readonly entryId: string }> {
    return this.journal.append(tx, actor, {
      log: 'decisions',
      kind,
      facts: { project_id: project.id, project_version: project.version, ...facts },
      commitments: { actor: actor.personId },
    });
  }
}

/** What abilities ask about a project. */
export function recordOf(view: ProjectView): { readonly ownerId: string; readonly memberIds: readonly string[] } {
  return { ownerId: view.project.requesterId, memberIds: view.memberIds };
}

/** Returning for completion is part of testing and of deciding: either may do it. */
function returnerOf(actor: Actor): 'test' | 'decide' {
  return actor.roles.includes('privacy-officer') ? 'test' : 'decide';
}

function isQuestionComplete(project: Required<Pick<ProjectFieldsDraft, 'problem' | 'question' | 'beneficiary'>>): boolean {
  return project.problem !== null && project.question !== null && project.beneficiary !== null;
}

function defined<T extends object>(draft: T): T {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as T;
}
