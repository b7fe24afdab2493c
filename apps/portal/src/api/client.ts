// The one way to the api: the session's cookie goes along, changes bear the session's proof, refusals are thrown as problems.
import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem, problemOf } from './problem.ts';
import type { components, paths } from './schema.d.ts';

export type Schemas = components['schemas'];

const standing = { csrfToken: '', language: 'nl', onSignedOut: (): void => undefined };

/** Tells the client who is signed in; called once the session is known. */
export function bearSession(csrfToken: string): void {
  standing.csrfToken = csrfToken;
}

/** Tells the client in which language problems are to be worded. */
export function speak(language: string): void {
  standing.language = language;
}

/** Registers what happens when the api no longer knows who asks. */
export function onSignedOut(handler: () => void): void {
  standing.onSignedOut = handler;
}

const bearing: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', standing.language);
    if (request.method !== 'GET') {
      request.headers.set('x-csrf-token', standing.csrfToken);
    }
    return request;
  },
  async onResponse({ response, request }) {
    if (response.ok) {
      return response;
    }
    const body: unknown = await response.json().catch(() => null);
    if (response.status === 401 && !new URL(request.url).pathname.endsWith('/session')) {
      standing.onSignedOut();
    }
    throw new ApiProblem(problemOf(body, response.status));
  },
  onError() {
    return new ApiProblem({ title: '', status: 0 });
  },
};

export const api = createClient<paths>({ baseUrl: globalThis.location.origin });
api.use(bearing);

/** Answers the body of a success; the middleware has thrown for anything else. */
export async function body<T>(reply: Promise<{ readonly data?: T }>): Promise<T> {
  const { data } = await reply;
  return data as T;
}

/** Sends a file as it is, telling how far it is. @throws ApiProblem */
export function upload(path: string, file: File, onProgress: (share: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', standing.language);
    request.setRequestHeader('x-csrf-token', standing.csrfToken);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiProblem({ title: '', status: 0 }));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        resolve(answer);
      } else {
        reject(new ApiProblem(problemOf(answer, request.status)));
      }
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
