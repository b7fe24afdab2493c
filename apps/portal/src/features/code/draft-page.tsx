// Drawing up a version and changing it while it is a draft: its words, its parameters within their bounds, its rules in force.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { AreaField, ErrorSummary } from '../../ui/fields.tsx';
import { Card, LoadedPage, Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { ActForm, refusalOf } from './act-form.tsx';
import { ArticleFields, articlesOf, type ArticleTexts, textsOfArticles } from './article-fields.tsx';
import { type CodeVersion, useChangeVersion, useCodeVersion, useNewVersion } from './code.api.ts';
import { RuleChoice } from './rule-choice.tsx';
import { ParameterFields, parametersOf, type ParameterTexts, textsOfParameters } from './parameter-fields.tsx';

export function NewVersionPage(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const act = useNewVersion();
  return (
    <Page title={t('codes.new')} lead={t('codes.newLead')} back={{ to: '/code/versions', label: t('codes.versions') }}>
      <Card>
        <ActForm
          act={act}
          submit={t('codes.newNow')}
          fields={[
            { name: 'label', label: t('codes.label'), hint: t('codes.labelHint'), kind: 'text' },
            { name: 'summary', label: t('codes.summary'), hint: t('codes.summaryHint'), kind: 'area' },
          ]}
          onDone={({ id }) => void navigate(`/code/versions/${id}/edit`)}
        />
      </Card>
    </Page>
  );
}

export function EditVersionPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useCodeVersion(id);
  return <LoadedPage query={query}>{(version) => <Editor key={version.id} version={version} />}</LoadedPage>;
}

function Editor({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [summary, setSummary] = useState(version.summary);
  const [texts, setTexts] = useState<ParameterTexts>(() => textsOfParameters(version.parameters));
  const [inForce, setInForce] = useState<readonly string[]>(() => version.inForce.map(({ norm }) => norm));
  const [articles, setArticles] = useState<ArticleTexts>(() => textsOfArticles(version.articles));
  const change = useChangeVersion(version);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const { pick } = useWords();
  const faultOf = (code: string): string | undefined =>
    unreadable.includes(code) ? t('codes.notANumber') : refusalOf(change.error, `parameters/${code}`);
  const articleFault = (norm: string): string | undefined =>
    refusalOf(change.error, `articles/${articlesOf(articles).findIndex((one) => one.norm === norm)}`);
  const faults = [
    ...version.parameters.map(({ code, title }) => [pick(title), faultOf(code)] as const),
    ...articlesOf(articles).map(({ norm }) => [norm, articleFault(norm)] as const),
  ].flatMap(([title, fault]) => (fault === undefined ? [] : [`${title}: ${fault}`]));
  const send = (): void => {
    const { values, unreadable: found } = parametersOf(version.parameters, texts);
    setUnreadable(found);
    if (found.length === 0) {
      change.mutate(changeOf({ version, summary, values, inForce, articles: articlesOf(articles) }), {
        onSuccess: () => void navigate(`/code/versions/${version.id}`, { state: { done: 'change' } }),
      });
    }
  };
  return (
    <Page
      title={t('codes.editTitle', { label: version.label })}
      lead={t('codes.editLead')}
      back={{ to: `/code/versions/${version.id}`, label: t('codes.oneTitle', { label: version.label }) }}
    >
      <form className="form" noValidate onSubmit={(event) => (event.preventDefault(), send())}>
        <ErrorSummary errors={faults} />
        {change.isError && faults.length === 0 ? <ProblemNotice error={change.error} /> : null}
        <AreaField
          label={t('codes.summary')}
          hint={t('codes.summaryHint')}
          name="summary"
          value={summary}
          onChange={setSummary}
          error={refusalOf(change.error, 'summary')}
        />
        <fieldset>
          <legend>{t('codes.parametersEdit')}</legend>
          <ParameterFields parameters={version.parameters} texts={texts} onChange={setTexts} faultOf={faultOf} />
        </fieldset>
        <RuleChoice version={version} inForce={inForce} onChange={setInForce} />
        <ArticleFields version={version} texts={articles} onChange={setArticles} faultOf={articleFault} />
        <div className="row">
          <Button type="submit" kind="primary" isBusy={change.isPending}>
            {t('codes.saveDraft')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

interface Edited {
  readonly version: CodeVersion;
  readonly summary: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly inForce: readonly string[];
  readonly articles: CodeVersion['articles'];
}

/** Only what differs is sent. */
function changeOf({ version, summary, values, inForce, articles }: Edited): Schemas['CodeVersionChangeDto'] {
  const before = version.inForce.map(({ norm }) => norm).sort();
  return {
    ...(summary.trim() === version.summary ? {} : { summary: summary.trim() }),
    ...(Object.keys(values).length === 0 ? {} : { parameters: values }),
    ...(before.join() === [...inForce].sort().join() ? {} : { inForce: [...inForce] }),
    ...(JSON.stringify(version.articles) === JSON.stringify(articles) ? {} : { articles }),
  };
}
