// Asks the running platform for a persona's personal token.
import { commandLineUrl } from '../platform/config/index.js';

/** Answers a token, or says in one line why there is none. */
export async function personalToken(
  persona: string,
  url: string | undefined,
): Promise<{ readonly token: string } | { readonly problem: string }> {
  const base = url ?? commandLineUrl();
  try {
    const response = await fetch(`${base}/api/v1/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    });
    const body = (await response.json()) as { readonly token?: string; readonly title?: string };
    return body.token === undefined ? { problem: `${base}: ${response.status} ${body.title ?? ''}` } : { token: body.token };
  } catch {
    return { problem: `${base}: no answer; is the platform running (npm start)?` };
  }
}
