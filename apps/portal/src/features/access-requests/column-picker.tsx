// The columns that one may ask for: those that the process ties to its question come first, with why.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';
import { CheckField } from '../../ui/fields.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';

interface ColumnPickerProps {
  readonly dataset: string;
  readonly tied: readonly { readonly field: string; readonly neededFor?: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function ColumnPicker({ dataset, tied, chosen, onChange }: ColumnPickerProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const query = useQuery({
    queryKey: ['dataset', dataset],
    queryFn: () => body(api.GET('/api/v1/datasets/{code}', { params: { path: { code: dataset } } })),
  });
  const needs = new Map(tied.map(({ field, neededFor }) => [field, neededFor]));
  return (
    <Loaded query={query}>
      {({ currentVersion }) =>
        [...(currentVersion?.fields ?? [])]
          .sort((a, b) => Number(needs.has(b.code)) - Number(needs.has(a.code)))
          .map(({ code, meaning }) => (
            <CheckField
              key={code}
              name={`column-${code}`}
              isChecked={chosen.includes(code)}
              onChange={(isChecked) => onChange(isChecked ? [...chosen, code] : chosen.filter((one) => one !== code))}
              label={
                <>
                  <code>{code}</code> {pick(meaning)}{' '}
                  <span className="quiet">
                    {needs.has(code) ? `(${needs.get(code) ?? t('process.notTied')})` : `(${t('requests.notTied')})`}
                  </span>
                </>
              }
            />
          ))
      }
    </Loaded>
  );
}
