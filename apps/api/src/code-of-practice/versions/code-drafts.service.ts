// A version of the code while it is drawn up: text of the change, parameters within their bounds, rules in force, who took
// part; then laid before the councils, or taken back.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import {
  type Actor,
  Duplicate,
  type FieldFault,
  InvalidInput,
  jsonSha256,
  type JsonObject,
  newId,
  requireVersion,
} from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ARTICLES, type Articles, articlesOf } from '../engine/articles.js';
import { ABOUT, inForceOf, kindsOf, normsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { type CodeVersionEntity, type ParticipantKind } from './code-version.entity.js';
import { CodeVersionActs } from './code-version.acts.js';
import { CodeInForce } from './code-in-force.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { type OfUnit } from './holding.js';
import { faultsOfChange, faultsOfNorms, IN_FORCE, isAskedByNone } from './parameters.js';
import { faultsOfRegulation, type Regulation } from './regulation.js';

export interface CodeChange {
  readonly summary?: string;
  readonly parameters?: JsonObject;
  readonly inForce?: readonly string[];
  /** The institution's own articles, all of them: a norm that is left out has none. */
  readonly articles?: readonly RuleArticle[];
  /** The whole table; null takes it away. */
  readonly regulation?: Regulation | null;
}

export interface RuleArticle {
  readonly norm: string;
  readonly article: string;
}

export interface CodeDraft extends CodeChange {
  readonly label: string;
  readonly summary: string;
}

export interface ParticipantDraft {
  readonly kind: ParticipantKind;
  readonly name: string;
  readonly capacity: string;
}

/** A version as it would hold. */
export interface CodeTrial {
  readonly version: CodeVersionEntity;
  readonly engine: PolicyEngine;
  readonly parameters: JsonObject;
  readonly units: Readonly<Record<string, OfUnit>>;
}

@Injectable()
export class CodeDrafts {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeVersionActs) private readonly acts: CodeVersionActs,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  /** Draws up a version on the build of this release, from the parameters in force. @throws InvalidInput (400), Duplicate (409) */
  async create(actor: Actor, draft: CodeDraft): Promise<string> {
    return this.acts.write(actor, (tx) => this.createIn(tx, actor, draft));
  }

  async createIn(tx: Tx, actor: Actor, draft: CodeDraft): Promise<string> {
    if ((await this.repository.byLabel(tx, actor.institutionId, draft.label)) !== null) {
      throw new Duplicate();
    }
    const engine = this.builds.release;
    const current = await this.inForce.version(tx, actor.institutionId);
    const parameters = changed(engine, this.startingFrom(current), draft, draft.label);
    const regulation = await this.regulationOf(tx, engine, current, { institutionId: actor.institutionId, change: draft });
    await this.builds.keepRelease(tx, actor.institutionId);
    const at = this.acts.now();
    const version: CodeVersionEntity = {
      id: newId(at),
      institutionId: actor.institutionId,
      version: draft.label,
      state: 'draft',
      revision: 1,
      textRevision: 1,
      summary: draft.summary,
      policySha256: engine.manifest.policySha256,
      manifestSha256: engine.build.manifestSha256,
      parameters,
      parametersSha256: jsonSha256(parameters),
      regulation,
      effectiveOn: null,
      createdAt: at,
      createdBy: actor.personId,
      adoptedAt: null,
      adoptedBy: null,
      mandateId: null,
      sourceDecision: null,
      signature: null,
      signedBy: null,
      extendedUntil: null,
      retiredAt: null,
    };
    await this.repository.insert(tx, version);
    await this.acts.move(tx, actor, version, null, { to: 'draft', kind: 'code.drafted', commitments: { summary: draft.summary } });
    return version.id;
  }

  /** Changes a draft. @throws InvalidInput (400) out of bounds; WrongState (409); StaleVersion (412) */
  async change(actor: Actor, id: string, change: CodeChange, ifMatch: string | undefined): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.take(tx, actor, id, 'change');
      requireVersion(ifMatch, version.revision);
      const engine = await this.builds.engine(tx, actor.institutionId, version.manifestSha256 ?? '');
      const parameters = changed(engine, version.parameters as JsonObject, change, version.version);
      const regulation = await this.regulationOf(tx, engine, version, { institutionId: actor.institutionId, change });
      const saved = await this.repository.saveText(tx, version, {
        summary: change.summary ?? version.summary,
        parameters,
        parametersSha256: jsonSha256(parameters),
        regulation,
      });
      await this.acts.log(tx, actor, saved, {
        kind: 'code.changed',
        facts: { regulation_sha256: regulation === null ? null : jsonSha256(regulation as unknown as JsonObject) },
        commitments: { summary: saved.summary },
      });
    });
  }

  /** Records who took part in drawing up a version. */
  async addParticipant(actor: Actor, id: string, draft: ParticipantDraft): Promise<void> {
    await this.acts.write(actor, (tx) => this.addParticipantIn(tx, actor, id, draft));
  }

  async addParticipantIn(tx: Tx, actor: Actor, id: string, draft: ParticipantDraft): Promise<void> {
    const version = await this.acts.take(tx, actor, id, 'take-part');
    const at = this.acts.now();
    const participantId = newId(at);
    await this.repository.insertParticipant(tx, {
      id: participantId,
      institutionId: actor.institutionId,
      codeVersionId: version.id,
      ...draft,
      recordedAt: at,
      recordedBy: actor.personId,
    });
    const saved = await this.repository.save(tx, version, {});
    await this.acts.log(tx, actor, saved, {
      kind: 'code.participant-recorded',
      facts: { participant_id: participantId, participant_kind: draft.kind },
      commitments: { name: draft.name, capacity: draft.capacity },
      aboutId: participantId,
    });
  }

  /** Lays a draft before the councils: from here on its text stands. @throws WrongState (409) */
  async submit(actor: Actor, id: string): Promise<void> {
    await this.acts.write(actor, (tx) => this.submitIn(tx, actor, id));
  }

  async submitIn(tx: Tx, actor: Actor, id: string): Promise<void> {
    const version = await this.acts.take(tx, actor, id, 'submit');
    const saved = await this.repository.saveText(tx, version, { state: 'consulted' });
    await this.acts.move(tx, actor, saved, version.state, { to: 'consulted', kind: 'code.consulted' });
  }

  /** Takes a version back to draft; what councils said of it lapses, because the text may change. @throws WrongState (409) */
  async reopen(actor: Actor, id: string, reason: string): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.take(tx, actor, id, 'reopen');
      await this.repository.lapseActs(tx, actor.institutionId, id, this.acts.now());
      const saved = await this.repository.saveText(tx, version, { state: 'draft' });
      await this.acts.move(tx, actor, saved, version.state, { to: 'draft', kind: 'code.reopened', reason, commitments: { reason } });
    });
  }

  /**
   * Answers a version with changes as it would hold today, for the institution and by unit.
   * @throws InvalidInput (400) also when no rule asks what is changed; NotFound (404)
   */
  async trialOf(tx: Tx, actor: Actor, id: string, change: Pick<CodeChange, 'parameters' | 'inForce'>): Promise<CodeTrial> {
    const { institutionId } = actor;
    const found = await this.repository.byId(tx, institutionId, id);
    const version = requireMay(actor, 'read', 'CodeVersion', found, () => ({}));
    const engine = await this.builds.engine(tx, institutionId, version.manifestSha256 ?? '');
    const parameters = changed(engine, version.parameters as JsonObject, change, version.version);
    const named = Object.keys(change.parameters ?? {});
    if (named.length > 0 && change.inForce === undefined && isAskedByNone(kindsOf(engine), named)) {
      throw new InvalidInput(named.map((code) => ({ pointer: `/parameters/${code}`, code: 'askedByNone' })));
    }
    const units = (await this.repository.units(tx, institutionId)).map(({ unit, revision, parameters: own }) => [
      unit,
      { unit, revision, parameters: own },
    ]);
    return {
      version,
      engine,
      parameters: await this.inForce.holding(tx, institutionId, { engine, parameters, unit: null }),
      units: Object.fromEntries(units) as CodeTrial['units'],
    };
  }

  /** Answers the table as it then is. @throws InvalidInput (400) */
  private async regulationOf(
    tx: Tx,
    engine: PolicyEngine,
    before: CodeVersionEntity | null,
    { institutionId, change }: { readonly institutionId: string; readonly change: CodeChange },
  ): Promise<Regulation | null> {
    const { regulation } = change;
    if (regulation === undefined || regulation === null) {
      return regulation === null ? null : (before?.regulation ?? null);
    }
    const faults = faultsOfRegulation(regulation, new Set(normsOf(engine)), await this.profiles.today(tx, institutionId));
    if (faults.length > 0) {
      throw new InvalidInput(faults);
    }
    return { ...regulation, articles: [...regulation.articles].sort((a, b) => (a.norm < b.norm ? -1 : 1)) };
  }

  /** What stands in force of what this release knows; for the rest, and where nothing is in force, this release's own. */
  private startingFrom(version: CodeVersionEntity | null): JsonObject {
    const own = Object.fromEntries(Object.entries(this.builds.release.parameters).filter(([code]) => code !== ABOUT));
    const current = (version?.parameters ?? {}) as JsonObject;
    const kept = kindsOf(this.builds.release).flatMap(({ code }) => (current[code] === undefined ? [] : [[code, current[code]] as const]));
    const others = [IN_FORCE, ARTICLES].flatMap((member) => (current[member] === undefined ? [] : [[member, current[member]] as const]));
    return { ...own, ...Object.fromEntries([...kept, ...others]) };
  }
}

/** Applies a change to a parameter set. @throws InvalidInput (400) for what is unknown, of another type, or out of bounds. */
function changed(engine: PolicyEngine, base: JsonObject, change: CodeChange, label: string): JsonObject {
  const wanted = change.parameters ?? {};
  const norms = new Set(normsOf(engine));
  const faults: FieldFault[] = [
    ...faultsOfChange(kindsOf(engine), base, wanted),
    ...(change.inForce ?? []).flatMap((norm, index) => (norms.has(norm) ? [] : [{ pointer: `/inForce/${index}`, code: 'unknown' }])),
    ...faultsOfNorms('articles', change.articles ?? [], norms),
  ];
  if (faults.length > 0) {
    throw new InvalidInput(faults);
  }
  const inForce = change.inForce ?? inForceOf(engine, base);
  const articles = change.articles === undefined ? articlesOf(base) : numbered(change.articles);
  return { ...base, ...wanted, version: label, [ARTICLES]: articles, [IN_FORCE]: [...new Set(inForce)].sort() };
}

/** By norm, in the order of the norms, so that the same articles have the same digest. */
function numbered(articles: readonly RuleArticle[]): Articles {
  const inOrder = [...articles].sort((a, b) => (a.norm < b.norm ? -1 : 1));
  return Object.fromEntries(inOrder.map(({ norm, article }) => [norm, article]));
}
