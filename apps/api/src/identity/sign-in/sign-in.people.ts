// Who signed in: found by issuer and subject identifier, made known at the first sign-in, with what the issuer says of them now.
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PeopleRepository } from '../people/people.repository.js';
import { PeopleService } from '../people/people.service.js';
import { type PersonEntity } from '../people/person.entity.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { SubjectRegister } from '../subjects/subject-register.js';
import { type Claims } from './claims.js';
import { Issuer } from './issuer.js';
import { LoginsRepository } from './logins.repository.js';

/** On what the role of a student rests: not a decision of somebody, but the issuer's word. */
const STUDENT_SOURCE = 'eduPersonAffiliation=student';

@Injectable()
export class SignInPeople {
  constructor(
    @Inject(LoginsRepository) private readonly logins: LoginsRepository,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(PeopleRepository) private readonly repository: PeopleRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(Issuer) private readonly issuer: Issuer,
  ) {}

  /** Answers the person behind the claims, in the caller's transaction, with name and affiliations brought up to date. */
  async admit(tx: Tx, actor: Actor, claims: Claims, journal: Journal): Promise<PersonEntity> {
    const known = await this.logins.person(tx, actor.institutionId, this.issuer.name, claims.sub);
    const person = await this.refresh(tx, actor, known ?? (await this.welcome(tx, actor, claims, journal.now())), claims, journal);
    return claims.affiliations.includes('student') ? this.asStudent(tx, actor, person, claims.studentNumber) : person;
  }

  private async welcome(tx: Tx, actor: Actor, { sub, name }: Claims, at: Date): Promise<PersonEntity> {
    const person = await this.people.register(tx, actor, {
      handle: `p-${randomBytes(6).toString('hex')}`,
      displayName: name,
      functionTitle: '',
    });
    await this.logins.add(tx, { institutionId: actor.institutionId, issuer: this.issuer.name, sub, personId: person.id }, at);
    return person;
  }

  private async refresh(tx: Tx, actor: Actor, person: PersonEntity, claims: Claims, journal: Journal): Promise<PersonEntity> {
    const affiliations = [...claims.affiliations];
    const isMoved = person.affiliations?.join(' ') !== affiliations.join(' ');
    const displayName = claims.name === '' ? person.displayName : claims.name;
    if (!isMoved && displayName === person.displayName) {
      return person;
    }
    await this.repository.changePerson(tx, person, { affiliations, displayName });
    if (isMoved) {
      await journal.append(tx, actor, {
        log: 'accesses',
        kind: 'person.affiliated',
        facts: { affiliations },
        commitments: { person: person.id },
      });
    }
    return { ...person, affiliations, displayName };
  }

  private async asStudent(tx: Tx, actor: Actor, person: PersonEntity, studentNumber: string | null): Promise<PersonEntity> {
    const day = await this.profiles.today(tx, actor.institutionId);
    if (!(await this.repository.holdsGrant(tx, person, 'student', day))) {
      await this.people.grantIn(tx, actor, {
        personId: person.id,
        role: 'student',
        fromOn: day,
        untilOn: null,
        sourceDecision: STUDENT_SOURCE,
      });
    }
    const subjectId =
      person.subjectId !== null || studentNumber === null ? null : await this.register.find(tx, actor.institutionId, studentNumber);
    if (subjectId === null) {
      return person;
    }
    await this.people.bindSubject(tx, actor, person.id, subjectId);
    return { ...person, subjectId };
  }
}
