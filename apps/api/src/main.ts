// Starts the api: configuration, application, demo when asked, then listens; ends in order when told to.
import 'reflect-metadata';
import { MIGRATIONS } from '../../../migrations/index.js';
import { AppModule } from './app.module.js';
import { makeApplication } from './bootstrap.js';
import { SystemClock } from './common/clock.js';
import { DemoWorld } from './examples/index.js';
import { FirstStart, type SetupCodeFor } from './identity/index.js';
import { openApiOf, serveOpenApi } from './openapi.js';
import { type Config, ConfigFaults, readProcessConfig } from './platform/config/index.js';
import { requireFitServer, requireSchema, ServerUnfit } from './platform/database/index.js';

async function main(): Promise<void> {
  const config = readProcessConfig();
  const warnings = await requireFitServer(config);
  await requireSchema(
    config.databaseUrl,
    MIGRATIONS.map((migration) => new migration().name),
  );
  const app = await makeApplication(AppModule.with(config, new SystemClock()));
  serveOpenApi(app, openApiOf(app));
  await app.init();
  const codes = await app.get(FirstStart).ensure();
  const personas = config.demo ? await app.get(DemoWorld).ensure() : [];
  await app.listen(config.port, config.host);
  const stop = (): void => {
    void app.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  announce(await app.getUrl(), config, { personas, codes, warnings });
}

interface Welcome {
  readonly personas: readonly { readonly handle: string; readonly functionTitle: string }[];
  readonly codes: readonly SetupCodeFor[];
  readonly warnings: readonly string[];
}

/** Tells who started the platform where it is and who can be tried; to standard error, the log stays JSON. */
function announce(url: string, config: Config, { personas, codes, warnings }: Welcome): void {
  const lines = [
    ...warnings,
    `Waarborg: ${config.publicUrl === '' ? url : config.publicUrl}`,
    ...codes.map(({ institution, code }) => `Setup code of ${institution}, for its first administrator, once and within 24 hours: ${code}`),
    ...(personas.length === 0
      ? []
      : [
          'Personas (npm run -s token -- <persona>):',
          ...personas.map(({ handle, functionTitle }) => `  ${handle.padEnd(22)} ${functionTitle}`),
        ]),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.send?.({ ready: url });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigFaults || error instanceof ServerUnfit ? error.message : error instanceof Error ? (error.stack ?? error.message) : 'start failed'}\n`,
  );
  process.exit(1);
});
