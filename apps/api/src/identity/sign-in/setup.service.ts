// The first administrator of an institution: whoever signs in and knows the code that the first start printed, once.
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Journal } from '../../audit-log/index.js';
import { type Actor, InvalidInput, newId, sha256, systemActor } from '../../common/index.js';
import { PeopleRepository } from '../people/people.repository.js';
import { PeopleService } from '../people/people.service.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { SetupCodesRepository } from './setup-codes.repository.js';

const HOURS = 24;
/** On what the role rests: the hand of who runs the platform. */
const SOURCE = 'setup code';

@Injectable()
export class SetupService {
  constructor(
    @Inject(SetupCodesRepository) private readonly codes: SetupCodesRepository,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(PeopleRepository) private readonly repository: PeopleRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers a fresh code for an institution without administrator, which ends the codes before it; null when it has one. */
  async codeFor(institutionId: string): Promise<string | null> {
    const actor = systemActor(institutionId);
    return this.journal.write(actor, async (tx) => {
      const day = await this.profiles.today(tx, institutionId);
      if ((await this.repository.administratorsFrom(tx, institutionId, day)) > 0) {
        return null;
      }
      const createdAt = this.journal.now();
      const code = randomBytes(20).toString('base64url');
      await this.codes.replace(tx, {
        institutionId,
        codeSha256: sha256(code),
        createdAt,
        expiresAt: new Date(createdAt.getTime() + HOURS * 3_600_000),
      });
      await this.journal.append(tx, actor, { log: 'decisions', kind: 'setup.code-issued', facts: { setup_id: newId(createdAt) } });
      return code;
    });
  }

  /** Makes the actor administrator by the code. @throws InvalidInput (400) for a code that is wrong, used or over */
  async redeem(actor: Actor, code: string): Promise<void> {
    await this.journal.write(actor, async (tx) => {
      const day = await this.profiles.today(tx, actor.institutionId);
      const isFirst = (await this.repository.administratorsFrom(tx, actor.institutionId, day)) === 0;
      if (!isFirst || !(await this.codes.use(tx, actor, sha256(code), this.journal.now()))) {
        throw new InvalidInput([{ pointer: '/code', code: 'unknown' }]);
      }
      await this.people.grantIn(tx, actor, {
        personId: actor.personId,
        role: 'administrator',
        fromOn: day,
        untilOn: null,
        sourceDecision: SOURCE,
      });
    });
  }
}
