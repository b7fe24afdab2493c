// What the gates are told about the code of practice itself: how old it is, who took part, whether it fits the regulation,
// whether its last version was retired, and at the review of a project whether a newer version than that of its approval is
// in force.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Json } from '../../common/index.js';
import { type FactRequest, type FactSheet, Gate, type GateId, type GateSubject } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsUnderCode } from '../reviews/projects-under-code.js';
import { hasStudents, monthsBetween } from './adoption.js';
import { CodeInForce } from './code-in-force.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { isHeldAgainst } from './regulation.js';

/** Where projects are approved and reviewed; reading data asks nothing of the code itself. */
const ASKING: readonly GateId[] = ['G2', 'G5'];

@Injectable()
export class CodeFacts implements OnModuleInit {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(ProjectsUnderCode) private readonly projects: ProjectsUnderCode,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('institution', (tx, subject, request) => this.facts(tx, subject.id, request));
  }

  private async facts(tx: Tx, institutionId: string, { gate, about }: FactRequest): Promise<FactSheet> {
    const version = ASKING.includes(gate) ? await this.inForce.version(tx, institutionId) : null;
    if (version === null || version.adoptedAt === null) {
      return { facts: {}, version: 'none' };
    }
    const today = await this.profiles.today(tx, institutionId);
    const adoptedOn = await this.profiles.dayAt(tx, institutionId, version.adoptedAt);
    const participants = await this.repository.participants(tx, institutionId, version.id);
    const newer = gate === 'G5' ? await this.newerFor(tx, institutionId, about) : null;
    const code: Json = {
      version: version.version,
      months_since_adoption: monthsBetween(adoptedOn, today),
      extended: version.extendedUntil !== null,
      students_took_part: hasStudents(participants),
      fits_regulation: isHeldAgainst(version.regulation, today),
      newer_in_force: newer,
      retired: version.state === 'retired',
    };
    return { facts: { institution: { code } }, version: `${version.id}/${version.revision}` };
  }

  private async newerFor(tx: Tx, institutionId: string, { kind, id }: GateSubject): Promise<boolean | null> {
    return kind === 'project' ? (await this.projects.of(tx, institutionId, id)).isNewerInForce : null;
  }
}
