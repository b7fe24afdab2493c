// The first start with a real issuer: opens the configured institution, and gives a setup code while it has no administrator.
import { Inject, Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { Clock } from '../../common/clock.js';
import { dayInZone } from '../../common/index.js';
import { Config, ConfigFaults } from '../../platform/config/index.js';
import { fromProjectRoot } from '../../platform/files/index.js';
import { InstitutionsService } from '../institutions.service.js';
import { type ProfileValues } from '../profile/profile.values.js';
import { SetupService } from './setup.service.js';

interface Beginning {
  readonly sourceDecision: string;
  readonly timeZone: string;
  readonly profile: ProfileValues;
}

export interface SetupCodeFor {
  readonly institution: string;
  readonly code: string;
}

@Injectable()
export class FirstStart {
  constructor(
    @Inject(InstitutionsService) private readonly institutions: InstitutionsService,
    @Inject(SetupService) private readonly setup: SetupService,
    @Inject(Config) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers a setup code for each institution without administrator. @throws ConfigFaults when there is no institution and none is configured */
  async ensure(): Promise<readonly SetupCodeFor[]> {
    if (this.config.oidcIssuer === '') {
      return [];
    }
    if ((await this.institutions.all()).length === 0) {
      await this.open();
    }
    const codes = await Promise.all(
      (await this.institutions.all()).map(async ({ id, slug }) => ({ institution: slug, code: await this.setup.codeFor(id) })),
    );
    return codes.filter((one): one is SetupCodeFor => one.code !== null);
  }

  private async open(): Promise<void> {
    const { institutionSlug: slug, institutionName: name, institutionDomain } = this.config;
    if (slug === '' || name === '' || institutionDomain === '') {
      throw new ConfigFaults(['INSTITUTION_SLUG, INSTITUTION_NAME and INSTITUTION_DOMAIN are needed at the first start with an issuer']);
    }
    const beginning = JSON.parse(readFileSync(fromProjectRoot('apps/api/data/institution.json'), 'utf8')) as Beginning;
    const effectiveOn = dayInZone(this.clock.now(), beginning.timeZone);
    await this.institutions.open({ ...beginning, slug, name, homeOrganization: institutionDomain.toLowerCase(), effectiveOn });
  }
}
