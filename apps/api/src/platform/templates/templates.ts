// Handlebars templates, compiled at start in strict mode: templates/<domain>/<name>.<language>.hbs (only home of Handlebars).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { type Language, LANGUAGES, readCatalogue, type TextTree } from './catalogue.js';

type Render = (view: unknown) => string;

/** Renders pages from view models and answers texts of catalogues. */
export class Templates {
  private readonly compiled = new Map<string, Render>();
  private readonly catalogues = new Map<string, Readonly<Record<Language, TextTree>>>();

  /** @param folder the `templates` folder. @throws Error when a template cannot be compiled. */
  constructor(folder: string) {
    const engine = Handlebars.create();
    refuseMissingLists(engine);
    const partials = join(folder, 'partials');
    for (const file of existsSync(partials) ? readdirSync(partials) : []) {
      engine.registerPartial(file.replace(/\.hbs$/, ''), readFileSync(join(partials, file), 'utf8'));
    }
    for (const domain of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'partials')) {
      this.load(engine, folder, domain.name);
    }
  }

  /** Renders a template. @throws Error for an unknown template or a view model that lacks a member (strict mode). */
  render(domain: string, name: string, language: Language, view: unknown): string {
    const render = this.compiled.get(`${domain}/${name}.${language}`);
    if (render === undefined) {
      throw new Error(`no template ${domain}/${name}.${language}`);
    }
    return render(view);
  }

  /** Answers a domain's catalogue in one language. @throws Error when the domain has none. */
  catalogue(domain: string, language: Language): TextTree {
    const found = this.catalogues.get(domain);
    if (found === undefined) {
      throw new Error(`no catalogue ${domain}`);
    }
    return found[language];
  }

  private load(engine: typeof Handlebars, folder: string, domain: string): void {
    for (const file of readdirSync(join(folder, domain))) {
      if (file.endsWith('.hbs')) {
        const template = engine.compile(readFileSync(join(folder, domain, file), 'utf8'), { strict: true });
        this.compiled.set(`${domain}/${file.replace(/\.hbs$/, '')}`, (view) => template(view));
      }
    }
    if (LANGUAGES.every((language) => existsSync(join(folder, domain, `catalogue.${language}.json`)))) {
      this.catalogues.set(domain, readCatalogue(folder, domain));
    }
  }
}

/** Strict mode looks at what is written out, not at what is repeated: a list that the view lacks is a fault too. */
function refuseMissingLists(engine: typeof Handlebars): void {
  const each = engine.helpers['each'] as Handlebars.HelperDelegate;
  engine.registerHelper('each', function (this: unknown, list: unknown, options: Handlebars.HelperOptions): unknown {
    if (!Array.isArray(list)) {
      throw new TypeError('a list of the view is not defined');
    }
    return each.call(this, list, options) as unknown;
  });
}
