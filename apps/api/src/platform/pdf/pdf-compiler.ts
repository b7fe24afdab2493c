// Papers as accessible PDF (PDF/UA-1, ISO 14289-1). What people wrote reaches the compiler as JSON data alone, never as source.
import { Worker } from 'node:worker_threads';
import { fromProjectRoot } from '../files/project-root.js';
import { paperTree } from './paper-tree.js';

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}
type Answer =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly bytes?: never; readonly fault: string };

export class PdfCompiler {
  private readonly waiting = new Map<number, Waiting>();
  private thread: Worker | null = null;
  private asked = 0;

  /**
   * @param typesetter path of the Typst source that sets a paper's tree.
   * @param address answers the address of the platform, to which links in papers lead back.
   */
  constructor(
    private readonly typesetter: string,
    private readonly address: () => string | null = () => null,
  ) {}

  /** Makes a PDF of a rendered page; the same page gives the same bytes. @throws Error when the page cannot be set. */
  async pdf(page: string): Promise<Buffer> {
    const paper = JSON.stringify(paperTree(page, this.address()));
    const id = (this.asked += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      const thread = this.started();
      thread.ref();
      thread.postMessage({ id, paper });
    });
  }

  /** The thread is started by the first paper, and again by the first after it broke; it keeps no process alive. */
  private started(): Worker {
    if (this.thread === null) {
      const program = fromProjectRoot('apps', 'api', 'src', 'platform', 'pdf', 'typesetter.mjs');
      const thread = new Worker(program, { workerData: { typesetter: this.typesetter }, execArgv: [] });
      thread.on('message', (answer: Answer) => this.take(answer));
      thread.on('error', (error) => this.broke(thread, error instanceof Error ? error : new Error(String(error))));
      thread.on('exit', (code) => this.broke(thread, new Error(`the typesetter ended with ${code}`)));
      this.thread = thread;
    }
    return this.thread;
  }

  private take(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) {
      this.thread?.unref();
    }
    if (answer.bytes === undefined) {
      waiting?.reject(new Error(answer.fault));
    } else {
      waiting?.resolve(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength));
    }
  }

  private broke(thread: Worker, error: Error): void {
    if (this.thread !== thread) {
      return;
    }
    this.thread = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    waiting.forEach(({ reject }) => reject(error));
  }
}
