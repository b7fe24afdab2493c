// Which rules of a version are in force, as a list to tick.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion, rulesOf } from './code.api.ts';

interface RuleChoiceProps {
  readonly version: CodeVersion;
  readonly inForce: readonly string[];
  readonly onChange: (inForce: readonly string[]) => void;
}

export function RuleChoice({ version, inForce, onChange }: RuleChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <fieldset>
      <legend>{t('codes.ruleChoice')}</legend>
      <div>
        {rulesOf(version).map(({ norm, title }) => (
          <CheckField
            key={norm}
            name={norm}
            label={`${norm} ${pick(title)}`}
            isChecked={inForce.includes(norm)}
            onChange={(isChecked) => onChange(isChecked ? [...inForce, norm].sort() : inForce.filter((one) => one !== norm))}
          />
        ))}
      </div>
    </fieldset>
  );
}
