// The mandate holder’s decision.
import { type ReactNode } from 'react';
import { JudgementPage } from './judgement-page.tsx';

export function DecisionPage(): ReactNode {
  return <JudgementPage act="decide" outcomes={['approved', 'rejected']} />;
}
