// Responses about what waits for somebody.
import { Answered } from '../../platform/http/index.js';
import { WORK_KINDS, type WorkItem, type WorkKind } from './work.item.js';

export class WorkItemDto implements WorkItem {
  @Answered({ description: 'What is to be done.', values: WORK_KINDS }) readonly kind: WorkKind;
  @Answered({ description: 'Id of the record that it is about.' }) readonly id: string;
  @Answered({ description: 'What people call that record: a number, a file name.' }) readonly label: string;
  @Answered({ description: 'One line about it, in the words of who registered it.', nullable: true }) readonly about: string | null;
  @Answered({ description: 'Since when it waits.' }) readonly since: string;
  @Answered({ description: 'Day by which it is to be done.', nullable: true }) readonly dueOn: string | null;
}

export class WorkListDto {
  @Answered({ description: 'What waits, the nearest day first, then what waits longest.', type: WorkItemDto, isArray: true })
  readonly items: readonly WorkItemDto[];
}
