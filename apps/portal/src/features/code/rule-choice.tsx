// Which rules of a version are in force, as a list to tick.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion } from './code.api.ts';

interface RuleChoiceProps {
  readonly version: CodeVersion;
  readonly inForce: readonly string[];
  readonly onChange: (inForce: readonly string[]) => void;
}

export function RuleChoice({ version, inForce, onChange }: RuleChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const rules = [...version.inForce, ...version.notInForce].sort((a, b) => a.norm.localeCompare(b.norm));
  return (
    <fieldset>
      <legend>{t('codes.ruleChoice')}</legend>
      <div>
        {rules.map(({ norm, title }) => (
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
