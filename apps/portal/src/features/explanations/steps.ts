// The steps away from what was asked, in words.
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { useWords } from '../../ui/words.ts';

type Step = Schemas['NearestStepDto'];

/** Answers the steps of a use in one line; a step about one of several processes names which. */
export function useSteps(processes: readonly string[] = []): (use: { readonly steps: readonly Step[] }) => string {
  const { t } = useTranslation();
  const { day } = useWords();
  const say = (step: Step): string => {
    switch (step.kind) {
      case 'other-setting':
        return t('requests.nearest.steps.other-setting', { setting: step.settingTitle ?? '' });
      case 'aggregate':
        return t('requests.nearest.steps.aggregate');
      case 'coarser-form':
        return t('requests.nearest.steps.coarser-form', {
          field: step.field ?? '',
          form: t(`process.forms.${step.form ?? 'generalised'}`),
        });
      case 'coarser-level':
        return t('requests.nearest.steps.coarser-level', { level: t(`process.levels.${step.level ?? 'group'}`) });
      case 'drop-column':
        return t('requests.nearest.steps.drop-column', { field: step.field ?? '' });
      case 'shorter-term':
        return t('requests.nearest.steps.shorter-term', { count: step.months ?? 0 });
      case 'shorten-period':
        return [
          ...(step.from === null ? [] : [t('requests.nearest.steps.from', { from: day(step.from) })]),
          ...(step.until === null ? [] : [t('requests.nearest.steps.until', { until: day(step.until) })]),
        ].join(' ');
    }
  };
  const placed = (step: Step): string =>
    step.process === null || processes.length < 2
      ? say(step)
      : `${t('explanation.process', { number: processes.indexOf(step.process) + 1 })}: ${say(step)}`;
  return ({ steps }) => steps.map(placed).join(` ${t('requests.nearest.and')} `);
}
