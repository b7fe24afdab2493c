// Builds of the policy by digest: that of this release, and those that an institution has worked with before.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Tx } from '../../platform/database/index.js';
import { PolicyBuildEntity } from '../versions/code-version.entity.js';
import { PolicyBuild } from './policy-build.js';
import { PolicyEngine } from './policy-engine.js';
import { PolicyFault } from './policy-fault.js';

/** Engines of earlier builds that are kept ready, by digest of the manifest. */
const MOST_ENGINES = 4;

@Injectable()
export class PolicyBuilds {
  private readonly earlier = new Map<string, PolicyEngine>();

  constructor(
    @Inject(PolicyEngine) readonly release: PolicyEngine,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Keeps the build of this release for an institution; keeping it again does nothing. */
  async keepRelease(tx: Tx, institutionId: string): Promise<void> {
    const { parts, manifest, manifestSha256 } = this.release.build;
    const build: PolicyBuildEntity = {
      institutionId,
      manifestSha256,
      policySha256: manifest.policySha256,
      manifest: parts['manifest.json'],
      wasm: parts['policy.wasm'],
      rules: parts['rules.json'],
      inputSchema: parts['input.schema.json'],
      parameters: parts['parameters.json'],
      storedAt: this.clock.now(),
    };
    await tx.createQueryBuilder().insert().into(PolicyBuildEntity).values(build).orIgnore().updateEntity(false).execute();
  }

  /** Answers the engine of a build, by the digest of its manifest. @throws PolicyFault `unknown`, `altered` */
  async engine(tx: Tx, institutionId: string, manifestSha256: string): Promise<PolicyEngine> {
    const ready = manifestSha256 === this.release.build.manifestSha256 ? this.release : this.earlier.get(manifestSha256);
    if (ready !== undefined) {
      return ready;
    }
    const engine = new PolicyEngine(await this.stored(tx, institutionId, { manifestSha256 }), { isEarlier: true });
    const [oldest] = this.earlier.keys();
    if (this.earlier.size >= MOST_ENGINES && oldest !== undefined) {
      this.earlier.delete(oldest);
    }
    this.earlier.set(manifestSha256, engine);
    return engine;
  }

  /** Answers the engine of any build with a policy: texts and schema may differ, verdicts cannot. @throws PolicyFault */
  async engineOfPolicy(tx: Tx, institutionId: string, policySha256: string): Promise<PolicyEngine> {
    if (policySha256 === this.release.manifest.policySha256) {
      return this.release;
    }
    const build = await this.stored(tx, institutionId, { policySha256 });
    return this.engine(tx, institutionId, build.manifestSha256);
  }

  /** Answers the builds that an institution keeps, newest first. @throws PolicyFault `altered` */
  async list(tx: Tx, institutionId: string): Promise<readonly { readonly build: PolicyBuild; readonly storedAt: Date }[]> {
    const found = await tx.find(PolicyBuildEntity, { where: { institutionId }, order: { storedAt: 'DESC', manifestSha256: 'ASC' } });
    return found.map((row) => ({ build: buildOf(row), storedAt: row.storedAt }));
  }

  private async stored(
    tx: Tx,
    institutionId: string,
    which: { readonly manifestSha256: string } | { readonly policySha256: string },
  ): Promise<PolicyBuild> {
    const row = await tx.findOne(PolicyBuildEntity, { where: { institutionId, ...which }, order: { manifestSha256: 'ASC' } });
    if (row === null) {
      throw new PolicyFault('unknown', `no build ${Object.values(which)[0] ?? ''} is kept`);
    }
    return buildOf(row);
  }
}

/** Takes a row whose parts are those of its manifest, and whose manifest and policy are those that it is kept by. @throws PolicyFault */
function buildOf(row: PolicyBuildEntity): PolicyBuild {
  const build = PolicyBuild.of({
    'manifest.json': row.manifest,
    'policy.wasm': row.wasm,
    'rules.json': row.rules,
    'input.schema.json': row.inputSchema,
    'parameters.json': row.parameters,
  });
  const kept = [
    ['manifest', row.manifestSha256, build.manifestSha256],
    ['policy', row.policySha256, build.manifest.policySha256],
  ] as const;
  for (const [part, wanted, found] of kept) {
    if (wanted !== found) {
      throw new PolicyFault('altered', `the build kept by ${part} ${wanted} has ${part} ${found}`);
    }
  }
  return build;
}
