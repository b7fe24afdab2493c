// One question of the pre-scan as a field: what is not answered stays so, and "none of these" is an answer.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaField, CheckField, FieldGroup, SelectField, TextField } from '../../../ui/fields.tsx';
import { type Answer, type Question, type Tick } from './prescan.questions.ts';
import { useOptionWords } from './prescan.words.ts';

interface QuestionFieldProps {
  readonly question: Question;
  readonly value: Answer;
  readonly onChange: (value: Answer) => void;
  /** What the api says of what stands at this place below the question; of the question itself: ''. */
  readonly faultOf: (below: string) => string | undefined;
  /** Sets apart the fields of processes that ask the same. */
  readonly group?: string;
}

export function QuestionField(props: QuestionFieldProps): ReactNode {
  const { question, value, onChange, faultOf, group = 'project' } = props;
  const { t } = useTranslation();
  const wordOf = useOptionWords();
  const shared = {
    label: t(`prescan.questions.${question.name}`),
    hint: question.hasHint === true ? t(`prescan.hints.${question.name}`) : undefined,
    error: faultOf(''),
    name: `${group}-${question.name}`,
  };
  switch (question.kind) {
    case 'some':
      return <SomeField {...props} />;
    case 'ticks':
      return <TicksField {...props} />;
    case 'one':
      return (
        <SelectField
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          options={(question.codes ?? []).map((code) => ({ value: code, label: wordOf(question.name, code) }))}
        />
      );
    case 'yesno':
      return (
        <SelectField
          {...shared}
          isNarrow
          value={typeof value === 'boolean' ? (YES_NO[Number(value)] ?? '') : ''}
          onChange={(chosen) => onChange(chosen === '' ? null : chosen === 'yes')}
          options={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`app.${one}`) }))}
        />
      );
    case 'count':
      return (
        <TextField
          {...shared}
          type="number"
          isNarrow
          value={typeof value === 'number' ? String(value) : ''}
          onChange={(text) => onChange(text === '' ? null : Number(text))}
        />
      );
    case 'text':
      return <AreaField {...shared} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
  }
}

const YES_NO = ['no', 'yes'] as const;

/** A question with boxes below it, tied to what is meant and what is wrong. */
function Boxes({
  question,
  faultOf,
  children,
}: Pick<QuestionFieldProps, 'question' | 'faultOf'> & { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <FieldGroup
      label={t(`prescan.questions.${question.name}`)}
      hint={question.hasHint === true ? t(`prescan.hints.${question.name}`) : undefined}
      error={faultOf('')}
    >
      <div className="boxes">{children}</div>
    </FieldGroup>
  );
}

interface NoneFieldProps {
  readonly name: string;
  readonly value: Answer;
  readonly onChange: (value: Answer) => void;
}

/** Says that none of the boxes applies, which is something else than having said nothing. */
function NoneField({ name, value, onChange }: NoneFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <CheckField
      label={t('prescan.none')}
      name={`${name}-none`}
      isChecked={Array.isArray(value) && value.length === 0}
      onChange={(isChecked) => onChange(isChecked ? [] : null)}
    />
  );
}

/** What is left is an answer; when nothing is, the question is open again. */
const orOpen = <T,>(left: readonly T[]): readonly T[] | null => (left.length === 0 ? null : left);

function SomeField({ question, value, onChange, faultOf, group = 'project' }: QuestionFieldProps): ReactNode {
  const wordOf = useOptionWords();
  const chosen = (value ?? []) as readonly string[];
  const name = `${group}-${question.name}`;
  return (
    <Boxes question={question} faultOf={faultOf}>
      {(question.codes ?? []).map((code) => (
        <CheckField
          key={code}
          label={wordOf(question.name, code)}
          name={`${name}-${code}`}
          isChecked={chosen.includes(code)}
          onChange={(isChecked) => onChange(isChecked ? [...chosen, code] : orOpen(chosen.filter((other) => other !== code)))}
        />
      ))}
      {question.isNeverNone === true ? null : <NoneField name={name} value={value} onChange={onChange} />}
    </Boxes>
  );
}

function TicksField({ question, value, onChange, faultOf, group = 'project' }: QuestionFieldProps): ReactNode {
  const { t } = useTranslation();
  const wordOf = useOptionWords();
  const ticks = (value ?? []) as readonly Tick[];
  const name = `${group}-${question.name}`;
  return (
    <Boxes question={question} faultOf={faultOf}>
      {(question.codes ?? []).map((code) => {
        const at = ticks.findIndex((tick) => tick.code === code);
        const word = wordOf(question.name, code);
        return (
          <div key={code} className={at < 0 ? '' : 'wide'}>
            <CheckField
              label={word}
              name={`${name}-${code}`}
              isChecked={at >= 0}
              onChange={(isChecked) =>
                onChange(isChecked ? [...ticks, { code, reason: '' }] : orOpen(ticks.filter((tick) => tick.code !== code)))
              }
            />
            {at < 0 ? null : (
              <AreaField
                label={t('prescan.why', { what: word })}
                name={`${name}-${code}-reason`}
                value={ticks[at]?.reason ?? ''}
                error={faultOf(`/${at}/reason`)}
                onChange={(reason) => onChange(ticks.map((tick) => (tick.code === code ? { code, reason } : tick)))}
                rows={2}
              />
            )}
          </div>
        );
      })}
      <NoneField name={name} value={value} onChange={onChange} />
    </Boxes>
  );
}
