// By which version of the code something was judged: its label with its state of today, led to the version.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Schemas } from '../../api/client.ts';

export function CodeName({ code }: { readonly code: Schemas['JudgingCodeDto'] | null }): ReactNode {
  const { t } = useTranslation();
  if (code === null) {
    return t('app.none');
  }
  if (code.id === null || code.state === null) {
    return code.label;
  }
  return (
    <>
      <Link to={`/code/versions/${code.id}`}>{code.label}</Link> ({t(`codes.states.${code.state}`)})
    </>
  );
}
