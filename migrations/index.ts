// The migrations, in order; never edited once merged.
import { PlatformCreateBase202611220901 } from './202611220901-platform-create-base.js';
import { IdentityCreatePeople202611220902 } from './202611220902-identity-create-people.js';
import { DecisionsCreateDecision202611220903 } from './202611220903-decisions-create-decision.js';
import { DatasetsCreateCatalogue202611220904 } from './202611220904-datasets-create-catalogue.js';
import { ProjectsCreateProject202611220905 } from './202611220905-projects-create-project.js';
import { ConsentCreateLedger202611220906 } from './202611220906-consent-create-ledger.js';
import { CodeOfPracticeCreateVerdict202611220907 } from './202611220907-code-of-practice-create-verdict.js';
import { DataAccessCreateDelivery202611220908 } from './202611220908-data-access-create-delivery.js';
import { AuditLogCreateLog202611220909 } from './202611220909-audit-log-create-log.js';
import { IdentityEndDeputyships202611230901 } from './202611230901-identity-end-deputyships.js';
import { IdentityCreateSessions202611230902 } from './202611230902-identity-create-sessions.js';
import { DataAccessAddNdjson202611230903 } from './202611230903-data-access-add-ndjson.js';
import { ProjectsStateUse202611251101 } from './202611251101-projects-state-use.js';
import { DatasetsStateBasis202611251102 } from './202611251102-datasets-state-basis.js';
import { DatasetsCheckInstitutionOnce202611251201 } from './202611251201-datasets-check-institution-once.js';
import { ConsentCountAnswers202611251202 } from './202611251202-consent-count-answers.js';
import { AuditLogCheckOpenings202611251301 } from './202611251301-audit-log-check-openings.js';
import { PlatformShowMigrations202611251302 } from './202611251302-platform-show-migrations.js';
import { CodeOfPracticeAddVersions202611251501 } from './202611251501-code-of-practice-add-versions.js';
import { IdentityMandateCode202611251502 } from './202611251502-identity-mandate-code.js';
import { ProjectsStateModel202611260901 } from './202611260901-projects-state-model.js';
import { DatasetsAddOffences202611260902 } from './202611260902-datasets-add-offences.js';
import { CodeOfPracticeAddRegulation202611260903 } from './202611260903-code-of-practice-add-regulation.js';
import { ProjectsAddDeparture202611261701 } from './202611261701-projects-add-departure.js';
import { ProjectsAddPrescan202611270201 } from './202611270201-projects-add-prescan.js';
import { CodeOfPracticeHoldUnits202611280901 } from './202611280901-code-of-practice-hold-units.js';
import { CodeOfPracticeWhatIfOfProjects202611281801 } from './202611281801-code-of-practice-what-if-of-projects.js';
import { ProjectsAddUmbrella202611282101 } from './202611282101-projects-add-umbrella.js';
import { CodeOfPracticeKeepEvents202611282201 } from './202611282201-code-of-practice-keep-events.js';
import { IdentityConfirmMandates202611290131 } from './202611290131-identity-confirm-mandates.js';
import { IdentityConfirmProfile202611290132 } from './202611290132-identity-confirm-profile.js';
import { CodeOfPracticeKeepTextRevision202611290310 } from './202611290310-code-of-practice-keep-text-revision.js';
import { ProjectsKeepSubmittedVersion202611290320 } from './202611290320-projects-keep-submitted-version.js';
import { CodeOfPracticeKeepDeputies202611290330 } from './202611290330-code-of-practice-keep-deputies.js';
import { CodeOfPracticeConfirmUnits202611290340 } from './202611290340-code-of-practice-confirm-units.js';

export const MIGRATIONS = [
  PlatformCreateBase202611220901,
  IdentityCreatePeople202611220902,
  DecisionsCreateDecision202611220903,
  DatasetsCreateCatalogue202611220904,
  ProjectsCreateProject202611220905,
  ConsentCreateLedger202611220906,
  CodeOfPracticeCreateVerdict202611220907,
  DataAccessCreateDelivery202611220908,
  AuditLogCreateLog202611220909,
  IdentityEndDeputyships202611230901,
  IdentityCreateSessions202611230902,
  DataAccessAddNdjson202611230903,
  ProjectsStateUse202611251101,
  DatasetsStateBasis202611251102,
  DatasetsCheckInstitutionOnce202611251201,
  ConsentCountAnswers202611251202,
  AuditLogCheckOpenings202611251301,
  PlatformShowMigrations202611251302,
  CodeOfPracticeAddVersions202611251501,
  IdentityMandateCode202611251502,
  ProjectsStateModel202611260901,
  DatasetsAddOffences202611260902,
  CodeOfPracticeAddRegulation202611260903,
  ProjectsAddDeparture202611261701,
  ProjectsAddPrescan202611270201,
  CodeOfPracticeHoldUnits202611280901,
  CodeOfPracticeWhatIfOfProjects202611281801,
  ProjectsAddUmbrella202611282101,
  CodeOfPracticeKeepEvents202611282201,
  IdentityConfirmMandates202611290131,
  IdentityConfirmProfile202611290132,
  CodeOfPracticeKeepTextRevision202611290310,
  ProjectsKeepSubmittedVersion202611290320,
  CodeOfPracticeKeepDeputies202611290330,
  CodeOfPracticeConfirmUnits202611290340,
];
