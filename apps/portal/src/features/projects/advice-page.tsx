// The advice of the FG.
import { type ReactNode } from 'react';
import { JudgementPage } from './judgement-page.tsx';

export function AdvicePage(): ReactNode {
  return <JudgementPage act="advise" outcomes={['positive', 'negative']} />;
}
