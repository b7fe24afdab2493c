// A browser without a screen: keeps cookies, follows redirects, and signs in as people do.
import { call, type Reply } from './world.js';

export class Browser {
  private readonly cookies = new Map<string, string>();
  csrfToken = '';

  constructor(readonly url: string) {}

  /** One request with the cookies of this browser; redirects are not followed. */
  async send(
    method: string,
    path: string,
    body?: string | URLSearchParams,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: { ...(this.cookies.size === 0 ? {} : { cookie: this.cookieHeader }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (value.join('=') === '' || attributes.some((one) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(one))) {
        this.cookies.delete(name);
      } else {
        this.cookies.set(name, value.join('='));
      }
    }
    return response;
  }

  /** Goes to an address and follows where it leads, until a page stands there; answers the page and its address. */
  async go(path: string): Promise<{ readonly address: string; readonly response: Response }> {
    let address = new URL(path, this.url).href;
    for (let step = 0; step < 15; step += 1) {
      const response = await this.send('GET', address);
      const location = response.headers.get('location');
      if (location === null) {
        return { address, response };
      }
      address = new URL(location, address).href;
    }
    throw new Error('too many redirects');
  }

  /** Goes on from an answer that redirects, as a browser does after a form. */
  async follow(response: Response, from: string): Promise<{ readonly address: string; readonly response: Response }> {
    const location = response.headers.get('location');
    return location === null ? { address: from, response } : this.go(new URL(location, from).href);
  }

  /** Signs in as somebody through the development issuer; ends where the sign-in leads. */
  async signIn(account: string, returnTo = '/api/v1/session'): Promise<{ readonly address: string; readonly response: Response }> {
    const { address } = await this.go(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    const chosen = await this.send('POST', address, new URLSearchParams({ account }));
    const end = await this.follow(chosen, address);
    const session = await this.send('GET', '/api/v1/session');
    this.csrfToken = session.ok ? String(((await session.json()) as { csrfToken: unknown }).csrfToken) : '';
    return end;
  }

  /** Calls the api as the pages do: with the cookie, from here, and with the proof. */
  async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return call(this.url, null, method, path, body, {
      cookie: this.cookieHeader,
      origin: this.url,
      'sec-fetch-site': 'same-origin',
      ...(this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
      ...headers,
    });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  keep(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
