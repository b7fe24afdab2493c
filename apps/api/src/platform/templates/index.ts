// Texts: templates and catalogues.
export { languageOf, LANGUAGES, textAt, type Bilingual, type Language, type TextTree } from './catalogue.js';
export { Templates } from './templates.js';
export { TemplatesModule } from './templates.module.js';
