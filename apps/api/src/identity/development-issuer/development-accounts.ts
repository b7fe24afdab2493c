// The accounts of the development issuer: the people of this deployment, who need no password on this machine.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { pageRequest, systemActor } from '../../common/index.js';
import { affiliationsFor } from '../people/affiliations.js';
import { PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { DEVELOPMENT } from '../sign-in/issuer.js';
import { LoginsRepository } from '../sign-in/logins.repository.js';
import { TokensRepository } from '../tokens/tokens.repository.js';

/** Somebody to sign in as. */
export interface Persona {
  /** `institution/handle`; the issuer's subject identifier. */
  readonly account: string;
  readonly name: string;
  readonly functionTitle: string;
}

const MOST = 200;

@Injectable()
export class DevelopmentAccounts {
  constructor(
    @Inject(TokensRepository) private readonly institutions: TokensRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(LoginsRepository) private readonly logins: LoginsRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the people one can sign in as, by institution. */
  async list(): Promise<readonly { readonly institution: string; readonly personas: readonly Persona[] }[]> {
    const institutions = await this.institutions.institutions();
    return Promise.all(
      institutions.map(async ({ id, slug, name }) => {
        const found = await this.journal.read(id, (tx) => this.people.people(tx, id, pageRequest({ limit: MOST }), { kind: 'all' }));
        const personas = found.map(({ handle, displayName, functionTitle }) => ({
          account: `${slug}/${handle}`,
          name: displayName,
          functionTitle,
        }));
        return { institution: name, personas };
      }),
    );
  }

  /** Answers what the issuer says of an account, and binds its login to the person; null for an account that does not exist. */
  async claims(account: string): Promise<Readonly<Record<string, unknown>> | null> {
    const [slug = '', handle = ''] = account.split('/');
    const institution = (await this.institutions.institutions()).find((one) => one.slug === slug);
    if (institution === undefined) {
      return null;
    }
    return this.journal.write(systemActor(institution.id), async (tx) => {
      const person = await this.people.personByHandle(tx, institution.id, handle);
      if (person === null) {
        return null;
      }
      const login = { institutionId: institution.id, issuer: DEVELOPMENT, sub: account, personId: person.id };
      await this.logins.add(tx, login, this.journal.now());
      const today = await this.profiles.today(tx, institution.id);
      const roles = await this.people.grantedOn(tx, institution.id, person.id, today);
      return {
        sub: account,
        name: person.displayName,
        schac_home_organization: institution.home_organization,
        eduperson_affiliation: ['member', ...affiliationsFor(roles)],
      };
    });
  }
}
