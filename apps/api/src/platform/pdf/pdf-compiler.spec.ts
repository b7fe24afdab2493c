// Papers as PDF: tagged, titled, in a language, and with every text as it was written.
import { describe, expect, it } from '@jest/globals';
import { fromProjectRoot } from '../files/project-root.js';
import { readPdf } from '../../../../../test/support/pdf.js';
import { PdfCompiler } from './pdf-compiler.js';

const compiler = new PdfCompiler(fromProjectRoot('templates', 'papers', 'paper.typ'));
const page = (body: string, title = 'Gedragscode'): string =>
  `<!doctype html><html lang="nl"><head><title>${title}</title></head><body><main>${body}</main></body></html>`;
const textOf = async (body: string): Promise<string> => (await readPdf(await compiler.pdf(page(body)))).text;

describe('a paper as PDF', () => {
  it('is tagged, has a title and a language, and claims PDF/UA-1', async () => {
    const bytes = await compiler.pdf(page('<h1>Gedragscode</h1><p>Tekst</p>'));
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const { title, language, isTagged, metadata } = await readPdf(bytes);
    expect({ title, language, isTagged }).toEqual({ title: 'Gedragscode', language: 'nl', isTagged: true });
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('is the same, byte for byte, for the same page', async () => {
    const made = page('<h1>Gedragscode</h1>');
    const [first, second] = await Promise.all([compiler.pdf(made), compiler.pdf(made)]);
    expect(first.equals(second)).toBe(true);
  });

  it('has the headings, lists and tables of the page as such', async () => {
    const body = `<h1>Een</h1><h2>Twee</h2><ul><li>punt</li></ul><dl><dt>naam</dt><dd>waarde</dd></dl>
      <table><caption>Wie</caption><thead><tr><th>kop</th></tr></thead><tbody><tr><td>cel</td></tr></tbody></table>`;
    const { roles } = await readPdf(await compiler.pdf(page(body)));
    expect(roles).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'LI', 'Table', 'TH', 'TD']));
  });

  it.each([
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0": *',
    '*vet* _schuin_ = kop $x$ `code` @verwijzing <label> \\ # [ ] { }',
    '#eval("1+1")',
    'https://example.org/#pagina',
  ])('shows %s as it was written', async (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    expect((await textOf(`<h1>Kop</h1><p>${escaped}</p>`)).replace(/\s+/g, ' ')).toContain(text);
  });

  it('with a sign that no font has is made all the same, tagged, and does not claim what it does not keep', async () => {
    const { text, isTagged, metadata } = await readPdf(await compiler.pdf(page('<h1>Kop</h1><p>begin \u{12000} einde</p>')));
    expect([text.includes('begin'), text.includes('einde'), isTagged]).toEqual([true, true, true]);
    expect(metadata).not.toContain('pdfuaid');
  });

  it('leads back to pages of the platform by their full address, where that is known', async () => {
    const body = '<h1>Kop</h1><p><a href="/code#A-01">regel</a> <a href="//elders.example/x">nee</a></p>';
    const placed = new PdfCompiler(fromProjectRoot('templates', 'papers', 'paper.typ'), () => 'https://waarborg.example');
    expect((await readPdf(await placed.pdf(page(body)))).links).toEqual(['https://waarborg.example/code#A-01']);
    expect((await readPdf(await compiler.pdf(page(body)))).links).toEqual([]);
  });

  it('leads to sources on the web, and nowhere else', async () => {
    const body = `<h1>Kop</h1><p><a href="https://eur-lex.europa.eu/">AVG</a> <a href="javascript:alert(1)">nee</a> <a href="#A-01">hier</a></p>`;
    expect((await readPdf(await compiler.pdf(page(body)))).links).toEqual(['https://eur-lex.europa.eu/']);
  });

  it('refuses an element outside the subset, and a page without a title', async () => {
    await expect(compiler.pdf(page('<h1>Kop</h1><script>x</script>'))).rejects.toThrow('a paper has no script');
    await expect(compiler.pdf(page('<h1>Kop</h1>', ''))).rejects.toThrow('a title and a language');
  });

  it('is refused, not waited for, where the thread that sets it cannot start', async () => {
    const broken = new PdfCompiler(fromProjectRoot('templates', 'papers', 'nowhere.typ'));
    await expect(broken.pdf(page('<h1>Kop</h1>'))).rejects.toThrow('nowhere.typ');
    await expect(broken.pdf(page('<h1>Kop</h1>'))).rejects.toThrow('nowhere.typ');
  });

  it('that cannot be set is refused, and the next is made', async () => {
    const levels = await compiler.pdf(page('<h1>Kop</h1><table><tbody></tbody></table>')).catch((error: unknown) => String(error));
    expect(levels).toContain('the paper cannot be set');
    expect(await textOf('<h1>Daarna</h1>')).toContain('Daarna');
  });
});
