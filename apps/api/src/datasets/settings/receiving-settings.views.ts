// A receiving setting as other domains see it: plain values.
import { type Day } from '../../common/index.js';
import { type ReceivingSettingEntity, type SettingKind } from './receiving-setting.entity.js';

export interface SettingView {
  readonly id: string;
  readonly code: string;
  readonly kind: SettingKind;
  readonly title: string;
  readonly owner: string | null;
  readonly agreement: string | null;
  readonly place: string | null;
  readonly controls: readonly string[];
  readonly fromOn: Day;
  /** Last day; null while it has no end. */
  readonly untilOn: Day | null;
  readonly version: number;
}

export function settingView(setting: ReceivingSettingEntity): SettingView {
  const { id, code, kind, title, owner, agreement, place, controls, fromOn, untilOn, version } = setting;
  return { id, code, kind, title, owner, agreement, place, controls, fromOn, untilOn, version };
}
