// Reads a PDF as a reader's program does: its text, title, language, links and the roles of its tags.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly text: string;
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
  /** The XMP metadata as they stand in the file. */
  readonly metadata: string;
  readonly links: readonly string[];
  /** The roles that its tags have, each once. */
  readonly roles: readonly string[];
}

interface Tag {
  readonly role?: string;
  /** What stands between the tags: content of the page. */
  readonly type?: string;
  readonly children?: readonly Tag[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const [texts, links, roles]: [string[], string[], Set<string>] = [[], [], new Set()];
  for (let at = 1; at <= document.numPages; at += 1) {
    const page = await document.getPage(at);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    const found = (await page.getAnnotations()) as readonly { readonly url?: string }[];
    links.push(...found.flatMap(({ url }) => url ?? []));
    collect(await page.getStructTree(), roles);
  }
  const { info } = await document.getMetadata();
  const facts = info as { readonly Title?: string; readonly Language?: string };
  const isTagged = (await document.getMarkInfo())?.['Marked'] === true;
  await task.destroy();
  const metadata = Buffer.from(bytes).toString('latin1');
  return {
    text: texts.join('\n'),
    title: facts.Title ?? '',
    language: facts.Language ?? '',
    isTagged,
    metadata,
    links: [...new Set(links)],
    roles: [...roles],
  };
}

function collect(tag: Tag | null, roles: Set<string>): void {
  if (tag?.role !== undefined) {
    roles.add(tag.role);
  }
  tag?.children?.forEach((child) => collect(child, roles));
}
