// Which part of the students consents to the purpose of a process: a result says nothing about the others.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';

export function ConsentShare({ purpose }: { readonly purpose: string }): ReactNode {
  const { t } = useTranslation();
  const shares = useQuery({
    queryKey: ['consent-shares'],
    queryFn: () => body(api.GET('/api/v1/consent-shares', { params: { query: { limit: 200 } } })),
  });
  const share = shares.data?.items.find((item) => item.purpose === purpose);
  if (share === undefined) {
    return null;
  }
  return <p className="small">{share.percent === null ? t('requests.shareHidden') : t('requests.share', { percent: share.percent })}</p>;
}
