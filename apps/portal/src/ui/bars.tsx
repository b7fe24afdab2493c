// Bars for a few counts. The numbers stand beside the bars, and a table with the same numbers goes with them.
import { type ReactNode } from 'react';
import { useWords } from './words.ts';
import { type Tone } from './badge.tsx';

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
}

export function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }): ReactNode {
  const { number } = useWords();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure className="bars">
      <figcaption>{title}</figcaption>
      <div role="img" aria-label={bars.map(({ label, value }) => `${label}: ${number(value)}`).join('; ')}>
        {bars.map(({ label, value, tone }) => (
          <div className="bar" key={label}>
            <span>{label}</span>
            <svg className={tone} aria-hidden="true">
              <rect width={`${(100 * value) / most}%`} height="100%" />
            </svg>
            <span className="number">{number(value)}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}
