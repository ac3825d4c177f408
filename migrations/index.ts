import { Core1764000000001 } from './0001-core.js';
import { Imports1764000000100 } from './0100-imports.js';
import { ImportNames1764000000101 } from './0101-import-names.js';
import { CustomFieldHelp1764000000110 } from './0110-custom-field-help.js';
import { StageTotals1764000000200 } from './0200-stage-totals.js';
import { Leads1764000000300 } from './0300-leads.js';
import { Activities1764000000310 } from './0310-activities.js';
import { Attachments1764000000320 } from './0320-attachments.js';
import { AttachmentLinks1764000000321 } from './0321-attachment-links.js';
import { SavedViews1764000000330 } from './0330-saved-views.js';
import { Products1764000000340 } from './0340-products.js';
import { Competitors1764000000341 } from './0341-competitors.js';
import { Audit1764000000350 } from './0350-audit.js';
import { ViewAs1764000000351 } from './0351-view-as.js';
import { SearchEntries1764000000360 } from './0360-search-entries.js';
import { Favourites1764000000361 } from './0361-favourites.js';
import { CustomFieldRules1764000000370 } from './0370-custom-field-rules.js';
import { ViewShape1764000000371 } from './0371-view-shape.js';
import { EventQueue1764000000380 } from './0380-event-queue.js';
import { ScoringRules1764000000385 } from './0385-scoring-rules.js';
import { Communications1764000000390 } from './0390-communications.js';
import { Thumbnails1764000000391 } from './0391-thumbnails.js';
import { BulkJobs1764000000395 } from './0395-bulk-jobs.js';
import { SignInAttempts1764000000396 } from './0396-sign-in-attempts.js';
import { Invitations1764000000397 } from './0397-invitations.js';
import { ViewDates1764000000400 } from './0400-view-dates.js';
import { PriceListsOnDeals1764000000405 } from './0405-price-lists-on-deals.js';
import { Onboarding1764000000406 } from './0406-onboarding.js';
import { ActivityExternalId1764000000407 } from './0407-activity-external-id.js';
import { OneSearch1764000000410 } from './0410-one-search.js';
import { FieldRoles1764000000411 } from './0411-field-roles.js';
import { Participants1764000000423 } from './0423-participants.js';
import { OwnInteractions1764000000430 } from './0430-own-interactions.js';
import { Attendees1764000000431 } from './0431-attendees.js';
import { Exceptions1764000000432 } from './0432-exceptions.js';
import { Attending1764000000433 } from './0433-attending.js';
import { Affiliations1764000000437 } from './0437-affiliations.js';
import { NamedRecords1764000000441 } from './0441-named-records.js';
import { SearchPeople1764000000445 } from './0445-search-people.js';
import { ToldChangeSets1764000000446 } from './0446-told-change-sets.js';
import { SearchDetails1764000000447 } from './0447-search-details.js';

/** All migrations, oldest first. */
export const migrations = [
  Core1764000000001,
  Imports1764000000100,
  ImportNames1764000000101,
  CustomFieldHelp1764000000110,
  StageTotals1764000000200,
  Leads1764000000300,
  Activities1764000000310,
  Attachments1764000000320,
  AttachmentLinks1764000000321,
  SavedViews1764000000330,
  Products1764000000340,
  Competitors1764000000341,
  Audit1764000000350,
  ViewAs1764000000351,
  SearchEntries1764000000360,
  Favourites1764000000361,
  CustomFieldRules1764000000370,
  ViewShape1764000000371,
  EventQueue1764000000380,
  ScoringRules1764000000385,
  Communications1764000000390,
  Thumbnails1764000000391,
  BulkJobs1764000000395,
  SignInAttempts1764000000396,
  Invitations1764000000397,
  ViewDates1764000000400,
  PriceListsOnDeals1764000000405,
  Onboarding1764000000406,
  ActivityExternalId1764000000407,
  OneSearch1764000000410,
  FieldRoles1764000000411,
  Participants1764000000423,
  OwnInteractions1764000000430,
  Attendees1764000000431,
  Exceptions1764000000432,
  Attending1764000000433,
  Affiliations1764000000437,
  NamedRecords1764000000441,
  SearchPeople1764000000445,
  ToldChangeSets1764000000446,
  SearchDetails1764000000447,
];
