// What the gate needs to know about a receiving setting: whether it is registered, in force and fully described.
import { type Day, type JsonObject } from '../../common/index.js';
import { type SettingView } from './receiving-settings.views.js';

/** Answers the facts of a setting as the code of practice asks them (`request.setting`). */
export function settingFacts(setting: SettingView, today: Day): JsonObject {
  return {
    id: setting.id,
    kind: setting.kind,
    registered: true,
    in_force: setting.fromOn <= today && (setting.untilOn === null || today <= setting.untilOn),
    owner_stated: setting.owner !== null,
    agreement_stated: setting.agreement !== null,
    place_stated: setting.place !== null,
    controls_stated: setting.controls.length > 0,
  };
}
