// Asking what-if: of which version, over which period, and with which parameters and rules other than it has.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type CodeVersion, useCodeVersion, useVersionChoices } from '../code/code.api.ts';
import { refusalOf } from '../../ui/act-form.tsx';
import { RuleChoice } from '../code/rule-choice.tsx';
import { ParameterFields, parametersOf, type ParameterTexts, textsOfParameters } from '../code/parameter-fields.tsx';
import { useAddressChoices } from '../../ui/address-choice.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, faultLine, SelectField, TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { LoadedPage, Page } from '../../ui/page.tsx';
import { Loaded, ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type RunDraft, useNewRun } from './what-if.api.ts';

interface Period {
  readonly from: string;
  readonly until: string;
}

export function NewRunPage(): ReactNode {
  const { t } = useTranslation();
  const [chosen, choose] = useAddressChoices();
  const versions = useVersionChoices();
  return (
    <LoadedPage query={versions}>
      {(items) => {
        const id = chosen('version') ?? items[0]?.id ?? '';
        return (
          <Page title={t('whatIf.new')} lead={t('whatIf.newLead')} back={{ to: '/code/what-if', label: t('whatIf.title') }}>
            <div className="form">
              <SelectField
                label={t('codes.version')}
                name="version"
                value={id}
                onChange={(version) => choose({ version })}
                options={items.map(({ id: value, label, state }) => ({ value, label: `${label} (${t(`codes.states.${state}`)})` }))}
                isNarrow
              />
            </div>
            {id === '' ? null : <OfVersion id={id} />}
          </Page>
        );
      }}
    </LoadedPage>
  );
}

function OfVersion({ id }: { readonly id: string }): ReactNode {
  const query = useCodeVersion(id);
  return <Loaded query={query}>{(version) => <RunForm key={version.id} version={version} />}</Loaded>;
}

function RunForm({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const before = version.inForce.map(({ norm }) => norm);
  const [period, setPeriod] = useState<Period>({ from: '', until: '' });
  const [texts, setTexts] = useState<ParameterTexts>(() => textsOfParameters(version.parameters));
  const [inForce, setInForce] = useState<readonly string[]>(before);
  const [faulty, setFaulty] = useState<Faulty>({ empty: [], unreadable: [] });
  const ask = useNewRun();
  const faultOf = useFaults(faulty, ask.error);
  const faults = useTold(version, faultOf);
  const send = (): void => {
    const { values, unreadable } = parametersOf(version.parameters, texts);
    const empty = (['from', 'until'] as const).filter((name) => period[name] === '');
    setFaulty({ empty, unreadable });
    if (empty.length + unreadable.length === 0) {
      const draft: RunDraft = {
        codeVersionId: version.id,
        ...period,
        ...(Object.keys(values).length === 0 ? {} : { parameters: values }),
        ...([...before].sort().join() === [...inForce].sort().join() ? {} : { inForce: [...inForce] }),
      };
      ask.mutate(draft, { onSuccess: (run) => void navigate(`/code/what-if/${run.id}`) });
    }
  };
  return (
    <Form onSend={send}>
      <ErrorSummary errors={faults} />
      {ask.isError && faults.length === 0 ? <ProblemNotice error={ask.error} /> : null}
      <PeriodFields period={period} onChange={setPeriod} faultOf={faultOf} />
      <fieldset>
        <legend>{t('whatIf.parameters')}</legend>
        <p className="hint">{t('whatIf.parametersHint')}</p>
        <ParameterFields
          parameters={version.parameters}
          texts={texts}
          onChange={setTexts}
          faultOf={(code) => faultOf(`parameters/${code}`)}
        />
      </fieldset>
      <RuleChoice version={version} inForce={inForce} onChange={setInForce} />
      <div className="row">
        <Button type="submit" kind="primary" isBusy={ask.isPending}>
          {t('whatIf.ask')}
        </Button>
      </div>
    </Form>
  );
}

type FaultOf = (name: string) => string | undefined;

function PeriodFields({
  period,
  onChange,
  faultOf,
}: {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
  readonly faultOf: FaultOf;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('whatIf.periodPart')}</legend>
      <p className="hint">{t('whatIf.periodHint')}</p>
      {(['from', 'until'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={t(`whatIf.${name}`)}
          name={name}
          value={period[name]}
          onChange={(value) => onChange({ ...period, [name]: value })}
          error={faultOf(name)}
          isNarrow
        />
      ))}
    </fieldset>
  );
}

/** What was wrong when it was last sent. */
interface Faulty {
  readonly empty: readonly string[];
  readonly unreadable: readonly string[];
}

/** What is wrong with a field: left empty, no number, or refused by the api. */
function useFaults({ empty, unreadable }: Faulty, error: unknown): FaultOf {
  const { t } = useTranslation();
  return (name) => {
    if (empty.includes(name)) {
      return t('app.needed');
    }
    return unreadable.some((code) => name === `parameters/${code}`) ? t('codes.notANumber') : refusalOf(error, name);
  };
}

/** The faults of all fields with the names of the fields. */
function useTold(version: CodeVersion, faultOf: FaultOf): readonly string[] {
  const { t } = useTranslation();
  const { pick } = useWords();
  const named = [
    ['from', t('whatIf.from')],
    ['until', t('whatIf.until')],
    ...version.parameters.map(({ code, title }) => [`parameters/${code}`, pick(title)]),
  ] as const;
  return named.flatMap(([name = '', label = '']) => {
    const fault = faultOf(name);
    return fault === undefined ? [] : [faultLine(label, fault)];
  });
}
