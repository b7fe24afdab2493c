// A paper as a tree of a fixed subset of HTML: what a template may say, and nothing that a compiler could run. Pure.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** The elements of a paper; the typesetter knows each of these, and no other. */
const TAGS = [
  'main header section nav h1 h2 h3 h4 p ul ol li dl dt dd',
  'table caption thead tbody tr th td a strong em blockquote',
].flatMap((names) => names.split(' '));

export interface PaperElement {
  readonly tag: string;
  /** Where a link leads: https, or a place on the platform by its full address; places within the paper are left out. */
  readonly href?: string;
  readonly children: readonly PaperNode[];
}
/** Text stands as it is written; it is never read as markup again. */
export type PaperNode = string | PaperElement;

export interface PaperTree {
  readonly title: string;
  readonly language: string;
  readonly children: readonly PaperNode[];
}

/**
 * Reads a rendered page.
 * @param address of the platform, in full: links to its pages lead there from wherever the paper is read; without, to nowhere.
 * @throws Error for an element outside the subset, or a page without title or language.
 */
export function paperTree(page: string, address: string | null = null): PaperTree {
  const html = childOf(parse(page), 'html');
  const title = textOf(childOf(childOf(html, 'head'), 'title')).trim();
  const language = attributeOf(html, 'lang') ?? '';
  if (title === '' || language === '') {
    throw new Error('a paper has a title and a language');
  }
  return { title, language, children: nodesOf(childOf(html, 'body'), address) };
}

type Element = DefaultTreeAdapterTypes.Element;
type Parent = Pick<DefaultTreeAdapterTypes.ParentNode, 'childNodes'>;

function childOf({ childNodes }: Parent, name: string): Element {
  const found = childNodes.find((node): node is Element => node.nodeName === name);
  if (found === undefined) {
    throw new Error(`a paper has a ${name}`);
  }
  return found;
}

function nodesOf({ childNodes }: Parent, address: string | null): readonly PaperNode[] {
  return childNodes.flatMap((node): readonly PaperNode[] => {
    if ('value' in node) {
      return [node.value.replace(/\s+/g, ' ')];
    }
    if (!('tagName' in node)) {
      return [];
    }
    if (!TAGS.includes(node.tagName)) {
      throw new Error(`a paper has no ${node.tagName}`);
    }
    const href = placeOf(attributeOf(node, 'href') ?? '', address);
    return [{ tag: node.tagName, ...(href === null ? {} : { href }), children: childrenOf(node, address) }];
  });
}

function placeOf(href: string, address: string | null): string | null {
  if (href.startsWith('https://')) {
    return href;
  }
  return address !== null && /^\/(?!\/)/.test(href) ? `${address}${href}` : null;
}

/** White space between the parts of a list or a table is layout of the template, no text. */
function childrenOf(node: Element, address: string | null): readonly PaperNode[] {
  const children = nodesOf(node, address);
  return INLINE.includes(node.tagName) ? children : children.filter((child) => typeof child !== 'string' || child.trim() !== '');
}

const INLINE: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'p', 'li', 'dt', 'dd', 'caption', 'th', 'td', 'a', 'strong', 'em'];

function attributeOf(node: Element, name: string): string | undefined {
  return node.attrs.find((attribute) => attribute.name === name)?.value;
}

function textOf({ childNodes }: Parent): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}
