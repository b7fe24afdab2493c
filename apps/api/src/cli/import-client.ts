// The import routes as the command line uses them; every answer is a view of the import or a problem document.
import { Readable } from 'node:stream';
import { type ImportResponseDto, type Proposal } from '../datasets/index.js';
import { type Language } from '../platform/templates/index.js';

/** A problem document (RFC 9457) with the members that people need. */
export interface ProblemDocument {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly findings?: readonly {
    readonly column?: string;
    readonly code: string;
    readonly title: Readonly<Record<Language, string>>;
    readonly remedy: Readonly<Record<Language, string>>;
  }[];
}

/** Says that the platform answered with a problem. */
export class Refused extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.title);
  }
}

export class ImportClient {
  constructor(private readonly access: { readonly url: string; readonly token: string; readonly language: Language }) {}

  /** Sends a file, or anything that reads like one. @throws Refused */
  async send({ name, content }: { readonly name: string; readonly content: Readable }): Promise<ImportResponseDto> {
    const body = Readable.toWeb(content) as ReadableStream;
    const query = new URLSearchParams({ name });
    return this.ask('POST', `?${query.toString()}`, { body, type: 'application/octet-stream' });
  }

  async get(id: string): Promise<ImportResponseDto> {
    return this.ask('GET', `/${id}`);
  }

  async edit(id: string, proposal: Proposal): Promise<ImportResponseDto> {
    return this.ask('PUT', `/${id}/proposal`, { body: JSON.stringify(proposal), type: 'application/json' });
  }

  async answer(id: string, column: string, reason: string): Promise<ImportResponseDto> {
    const body = JSON.stringify({ column, says: 'not-an-identifier', reason });
    return this.ask('POST', `/${id}/answers`, { body, type: 'application/json' });
  }

  /** Begins to load. @throws Refused */
  async load(id: string): Promise<ImportResponseDto> {
    return this.ask('POST', `/${id}/load`);
  }

  private async ask(
    method: string,
    path: string,
    content?: { readonly body: string | ReadableStream; readonly type: string },
  ): Promise<ImportResponseDto> {
    const init = {
      method,
      headers: {
        authorization: `Bearer ${this.access.token}`,
        'accept-language': this.access.language,
        ...(content === undefined ? {} : { 'content-type': content.type }),
      },
      ...(content === undefined ? {} : { body: content.body, duplex: 'half' }),
    };
    const response = await fetch(`${this.access.url}/api/v1/imports${path}`, init as RequestInit);
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Refused(answer as ProblemDocument);
    }
    return answer as ImportResponseDto;
  }
}
