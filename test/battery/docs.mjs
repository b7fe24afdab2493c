// `npm run battery -- docs [--shots <folder>]`: the description of the api in Chromium, without complaint and without a request elsewhere.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasChromium, launch } from '../portal/person.mjs';
import { startApi, startDatabase } from '../support/platform-process.mjs';

const at = process.argv.indexOf('--shots');
const shots = at < 0 ? undefined : process.argv[at + 1];

if (!hasChromium()) {
  console.log('not run: chromium is not installed');
  process.exit(0);
}

const database = await startDatabase({ fast: true });
const api = await startApi({ database, environment: { WAARBORG_DEMO: '0' } });
const browser = await launch();
const faults = [];
try {
  faults.push(...(await look(await browser.newPage({ viewport: { width: 1280, height: 900 } }))));
} catch (error) {
  faults.push(error.stack ?? String(error));
} finally {
  await browser.close();
  await api.stop();
  await database.stop();
}
faults.forEach((fault) => console.log(`FAILED: ${fault}`));
console.log(`${faults.length === 0 ? 1 : 0} passed, ${faults.length} failed`);
process.exit(faults.length === 0 ? 0 : 1);

async function look(page) {
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(api.url).origin) {
      faults.push(`asks elsewhere: ${request.url()}`);
    }
  });
  await page.goto(`${api.url}/api/docs`);
  await page.waitForSelector('.opblock-tag');
  await shoot(page, 'docs');
  // The first area and its first route are opened, as a reader does.
  await page.locator('.opblock-tag button').first().click();
  await page.locator('.opblock-summary-control').first().click();
  await page.waitForSelector('.opblock-body .responses-wrapper');
  await shoot(page, 'docs-route');
  return faults;
}

async function shoot(page, name) {
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`) });
  }
}
