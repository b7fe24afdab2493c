// How the type of a column is told, with its unit in words.
import { useTranslation } from 'react-i18next';

const UNITS = 'datasets.units';

/** Answers a type and its unit; a unit that has no words here is told as whoever described the column wrote it. */
export function useTyped(): (column: { readonly type: string; readonly unit: string | null }) => string {
  const { t } = useTranslation();
  const units = t(UNITS, { returnObjects: true }) as Readonly<Record<string, string>>;
  return ({ type, unit }) => {
    const word = t(`types.${type}`);
    return unit === null ? word : `${word} (${Object.hasOwn(units, unit) ? (units[unit] ?? unit) : unit})`;
  };
}
