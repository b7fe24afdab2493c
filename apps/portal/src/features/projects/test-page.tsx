// The privacy officer’s test.
import { type ReactNode } from 'react';
import { JudgementPage } from './judgement-page.tsx';

export function TestPage(): ReactNode {
  return <JudgementPage act="test" outcomes={['positive', 'negative']} />;
}
