// How answers of the pre-scan are said.
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/words.ts';
import { type Answer, type Question, type Tick } from './prescan.questions.ts';

/** Answers what names one of the choices of a question. */
export function useOptionWords(): (question: string, code: string) => string {
  const { t } = useTranslation();
  return (question, code) => (question === 'criteria' ? t(`findings.codes.${code}`) : t(`prescan.options.${question}.${code}`));
}

/** Answers what says an answer; null where there is none. */
export function useAnswerWords(): (question: Question, answer: Answer) => string | null {
  const { t } = useTranslation();
  const { number } = useWords();
  const wordOf = useOptionWords();
  return ({ name, kind }, answer) => {
    if (answer === null || answer === undefined || answer === '') {
      return null;
    }
    switch (kind) {
      case 'some':
        return saidOf((answer as readonly string[]).map((code) => wordOf(name, code))) ?? t('prescan.none');
      case 'ticks':
        return saidOf((answer as readonly Tick[]).map(({ code, reason }) => `${wordOf(name, code)}: ${reason}`)) ?? t('prescan.none');
      case 'one':
        return wordOf(name, answer as string);
      case 'yesno':
        return t(answer === true ? 'app.yes' : 'app.no');
      case 'count':
        return number(Number(answer));
      case 'text':
        return answer as string;
    }
  };
}

function saidOf(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

/** Answers what names a question that waits for an answer, and the process that it is about. */
export function useQuestionWords(): (question: string, process: string | null) => string {
  const { t } = useTranslation();
  return (question, process) => {
    const asked = t(`prescan.questions.${question}`);
    return process === null ? asked : `${asked} (${process})`;
  };
}
