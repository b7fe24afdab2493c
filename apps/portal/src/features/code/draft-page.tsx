// Drawing up a version and changing it while it is a draft: its words, its parameters within their bounds, its rules in force.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { AreaField, ErrorSummary } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, LoadedPage, Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { ActForm, refusalOf } from '../../ui/act-form.tsx';
import { ArticleFields, articlesOf, type ArticleTexts, textsOfArticles } from './article-fields.tsx';
import { type CodeVersion, useChangeVersion, useCodeVersion, useNewVersion } from './code.api.ts';
import { faultsOfRegulation, RegulationFields, regulationOf, type RegulationTexts, textsOfRegulation } from './regulation-fields.tsx';
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
          isBusy={act.isPending}
          error={act.error}
          submit={t('codes.newNow')}
          fields={[
            { name: 'label', label: t('codes.label'), hint: t('codes.labelHint'), kind: 'text' },
            { name: 'summary', label: t('codes.summary'), hint: t('codes.summaryHint'), kind: 'area' },
          ]}
          onSend={(values) => act.mutate({ values }, { onSuccess: ({ id }) => void navigate(`/code/versions/${id}/edit`) })}
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

/** What stands in the fields of the page. */
interface Edited {
  readonly summary: string;
  readonly parameters: ParameterTexts;
  readonly inForce: readonly string[];
  readonly articles: ArticleTexts;
  readonly regulation: RegulationTexts;
}

function textsOf(version: CodeVersion): Edited {
  return {
    summary: version.summary,
    parameters: textsOfParameters(version.parameters),
    inForce: version.inForce.map(({ norm }) => norm),
    articles: textsOfArticles(version.articles),
    regulation: textsOfRegulation(version.regulation),
  };
}

function Editor({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [edited, setEdited] = useState<Edited>(() => textsOf(version));
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const change = useChangeVersion(version);
  const faults = useFaults(version, edited, { error: change.error, unreadable });
  const set = (part: Partial<Edited>): void => setEdited((before) => ({ ...before, ...part }));
  const send = (): void => {
    const { values, unreadable: found } = parametersOf(version.parameters, edited.parameters);
    setUnreadable(found);
    if (found.length === 0) {
      change.mutate(changeOf(version, edited, values), {
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
      <Form onSend={send}>
        <ErrorSummary errors={faults.all} />
        {change.isError && faults.all.length === 0 ? <ProblemNotice error={change.error} /> : null}
        <AreaField
          label={t('codes.summary')}
          hint={t('codes.summaryHint')}
          name="summary"
          value={edited.summary}
          onChange={(summary) => set({ summary })}
          error={refusalOf(change.error, 'summary')}
        />
        <fieldset>
          <legend>{t('codes.parametersEdit')}</legend>
          <ParameterFields
            parameters={version.parameters}
            texts={edited.parameters}
            onChange={(parameters) => set({ parameters })}
            faultOf={faults.ofParameter}
          />
        </fieldset>
        <RuleChoice version={version} inForce={edited.inForce} onChange={(inForce) => set({ inForce })} />
        <ArticleFields version={version} texts={edited.articles} onChange={(articles) => set({ articles })} faultOf={faults.ofArticle} />
        <RegulationFields
          version={version}
          texts={edited.regulation}
          onChange={(regulation) => set({ regulation })}
          faultOf={faults.ofRegulation}
        />
        <div className="row">
          <Button type="submit" kind="primary" isBusy={change.isPending}>
            {t('codes.saveDraft')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}

interface Faults {
  readonly ofParameter: (code: string) => string | undefined;
  readonly ofArticle: (norm: string) => string | undefined;
  readonly ofRegulation: (member: string) => string | undefined;
  /** All of them, each with the name of its field. */
  readonly all: readonly string[];
}

/** What is wrong with the fields: what holds no number, and what the api refused. */
function useFaults(
  version: CodeVersion,
  edited: Edited,
  { error, unreadable }: { readonly error: unknown; readonly unreadable: readonly string[] },
): Faults {
  const { t } = useTranslation();
  const { pick } = useWords();
  const articles = articlesOf(edited.articles);
  const ofParameter = (code: string): string | undefined =>
    unreadable.includes(code) ? t('codes.notANumber') : refusalOf(error, `parameters/${code}`);
  const ofArticle = (norm: string): string | undefined => refusalOf(error, `articles/${articles.findIndex((one) => one.norm === norm)}`);
  const ofRegulation = (member: string): string | undefined => refusalOf(error, `regulation/${member}`);
  const named = [
    ...version.parameters.map(({ code, title }) => [pick(title), ofParameter(code)] as const),
    ...articles.map(({ norm }) => [norm, ofArticle(norm)] as const),
    ...faultsOfRegulation(edited.regulation, ofRegulation).map(
      ([row, fault]) => [[t('codes.regulation'), ...(row === null ? [] : [t('codes.rowOf', { number: row })])].join(', '), fault] as const,
    ),
  ];
  return {
    ofParameter,
    ofArticle,
    ofRegulation,
    all: named.flatMap(([title, fault]) => (fault === undefined ? [] : [`${title}: ${fault}`])),
  };
}

/** Only what differs is sent. */
function changeOf(version: CodeVersion, edited: Edited, values: Readonly<Record<string, unknown>>): Schemas['CodeVersionChangeDto'] {
  const [summary, articles, regulation] = [edited.summary.trim(), articlesOf(edited.articles), regulationOf(edited.regulation)];
  const before = textsOf(version);
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  return {
    ...(summary === version.summary ? {} : { summary }),
    ...(Object.keys(values).length === 0 ? {} : { parameters: values }),
    ...(isSame([...before.inForce].sort(), [...edited.inForce].sort()) ? {} : { inForce: [...edited.inForce] }),
    ...(isSame(articlesOf(before.articles), articles) ? {} : { articles }),
    ...(isSame(regulationOf(before.regulation), regulation) ? {} : { regulation }),
  };
}
