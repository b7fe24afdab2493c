// The portal’s own texts, so that tests look for what people read.
import { readFileSync } from 'node:fs';

/** Answers the texts of a language: `t('projects.act.submit')`, with the form for a count when one is given. */
export function textsOf(language) {
  const catalogue = JSON.parse(readFileSync(`apps/portal/src/catalogue/${language}.json`, 'utf8'));
  return (key, params = {}) => {
    const at = key.split('.').reduce((node, name) => node?.[name], catalogue);
    if (typeof at !== 'string') {
      throw new Error(`no text ${key}`);
    }
    return at.replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name] ?? ''));
  };
}
