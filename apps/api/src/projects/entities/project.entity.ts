// A study-data project as registered: question first, then the record of processing (GDPR Art. 30(1)).
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Route, type RouteMark } from '../../identity/index.js';
import { type ProjectState } from '../project.states.js';

export interface Recipient {
  readonly name: string;
  readonly category: string;
}

export interface Transfer {
  readonly country: string;
  readonly mechanism: string;
}

@Entity('project')
export class ProjectEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') number!: string;
  @Column('text') state!: ProjectState;
  @Column('text') route!: Route;
  /** What set the route, as it was last computed. */
  @Column('jsonb', { name: 'route_marks' }) routeMarks!: readonly RouteMark[];
  /** Whether other projects may be registered under it once it is approved. */
  @Column('boolean', { name: 'is_umbrella' }) isUmbrella!: boolean;
  /** The umbrella project that it stands under. */
  @Column('uuid', { name: 'umbrella_id', nullable: true }) umbrellaId!: string | null;
  @Column('uuid', { name: 'requester_id' }) requesterId!: string;
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('text', { nullable: true }) question!: string | null;
  @Column('text', { nullable: true }) beneficiary!: string | null;
  @Column('text', { name: 'result_sought', nullable: true }) resultSought!: string | null;
  @Column('text', { nullable: true }) plan!: string | null;
  @Column('text', { nullable: true }) goal!: string | null;
  @Column('text', { nullable: true }) controller!: string | null;
  @Column('jsonb', { name: 'subject_categories' }) subjectCategories!: readonly string[];
  @Column('jsonb', { name: 'data_categories' }) dataCategories!: readonly string[];
  @Column('jsonb', { nullable: true }) recipients!: readonly Recipient[] | null;
  @Column('jsonb', { nullable: true }) transfers!: readonly Transfer[] | null;
  @Column('jsonb') measures!: readonly string[];
  @Column('text', { nullable: true }) population!: string | null;
  @Column('integer', { name: 'retention_months', nullable: true }) retentionMonths!: number | null;
  @Column('text', { name: 'retention_owner', nullable: true }) retentionOwner!: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn!: string | null;
  /** The unit whose stricter parameters hold for it; null: those of the institution. */
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('timestamptz', { name: 'question_saved_at', nullable: true }) questionSavedAt!: Date | null;
  @Column('integer') version!: number;
  /** The version at which it was last submitted: what is tested, advised on and decided; null before. */
  @Column('integer', { name: 'submitted_version', nullable: true }) submittedVersion!: number | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}

@Entity('project_member')
export class ProjectMemberEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('uuid', { name: 'project_id' }) projectId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt!: Date;
}

@Entity('project_transition')
export class ProjectTransitionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('text', { name: 'from_state', nullable: true }) fromState!: string | null;
  @Column('text', { name: 'to_state' }) toState!: string;
  @Column('uuid', { name: 'by_id' }) byId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId!: string | null;
  @Column('bigint', { name: 'log_entry_id' }) logEntryId!: string;
}

@Entity('approval')
export class ApprovalEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('uuid', { name: 'process_id' }) processId!: string;
  @Column('uuid', { name: 'process_version_id' }) processVersionId!: string;
  @Column('uuid', { name: 'decision_id' }) decisionId!: string;
  @Column('date', { name: 'ends_on' }) endsOn!: string;
  @Column('timestamptz', { name: 'approved_at' }) approvedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
