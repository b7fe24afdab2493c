// The institution's own article number of each rule, a field a rule; what stays empty has none.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion, rulesOf } from './code.api.ts';

/** What stands in the fields, by norm. */
export type ArticleTexts = Readonly<Record<string, string>>;
type Articles = CodeVersion['articles'];

export function textsOfArticles(articles: Articles): ArticleTexts {
  return Object.fromEntries(articles.map(({ norm, article }) => [norm, article]));
}

/** Answers the articles that the fields hold, by norm. */
export function articlesOf(texts: ArticleTexts): Articles {
  const filled = Object.entries(texts).map(([norm, text]) => ({ norm, article: text.trim() }));
  return filled.filter(({ article }) => article !== '').sort((a, b) => a.norm.localeCompare(b.norm));
}

interface ArticleFieldsProps {
  readonly version: CodeVersion;
  readonly texts: ArticleTexts;
  readonly onChange: (texts: ArticleTexts) => void;
  readonly faultOf: (norm: string) => string | undefined;
}

export function ArticleFields({ version, texts, onChange, faultOf }: ArticleFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <details>
      <summary>{t('codes.articlesEdit', { filled: articlesOf(texts).length })}</summary>
      <fieldset>
        <legend>{t('codes.articlesHint')}</legend>
        {rulesOf(version).map(({ norm, title }) => (
          <TextField
            key={norm}
            label={t('codes.articleFor', { norm, title: pick(title) })}
            name={`article-${norm}`}
            value={texts[norm] ?? ''}
            onChange={(text) => onChange({ ...texts, [norm]: text })}
            error={faultOf(norm)}
            isNarrow
          />
        ))}
      </fieldset>
    </details>
  );
}
