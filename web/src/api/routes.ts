// Printed by `python -m infra.printed.client` from the route table. Times are epoch seconds.

export type Nothing = Record<never, never>;

export interface PageOfCabinetNearby {
  readonly items: readonly (CabinetNearby)[];
  readonly next: string | null;
}

export interface CabinetNearby {
  readonly cabinet: string;
  readonly name: Text;
  readonly site: Text;
  readonly kind: SiteKind;
  readonly address: Text;
  readonly latitude: number;
  readonly longitude: number;
  readonly position: Position;
  readonly opening: OpeningHours;
  readonly reachable: boolean;
  readonly distance_km: number | null;
  readonly free: number;
  readonly free_by_size: Readonly<Record<string, FreeDoors>>;
}

export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type SiteKind = "hall" | "station" | "louxiaoer" | "street" | "community";

export type Position = "surveyed" | "approximate";

export interface OpeningHours {
  readonly always: boolean;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly closed_on: readonly (number)[];
  readonly now: boolean | null;
}

export interface FreeDoors {
  readonly free: number;
  readonly low: number;
}

export interface CabinetFront {
  readonly cabinet: string;
  readonly name: Text;
  readonly site: Text;
  readonly kind: SiteKind;
  readonly address: Text;
  readonly latitude: number;
  readonly longitude: number;
  readonly position: Position;
  readonly opening: OpeningHours;
  readonly reachable: boolean;
  readonly banks: readonly (BankDrawn)[];
}

export interface BankDrawn {
  readonly bank: string;
  readonly columns: readonly (ColumnDrawn)[];
}

export interface ColumnDrawn {
  readonly column: string;
  readonly doors: readonly (DoorDrawn)[];
}

export interface DoorDrawn {
  readonly door: string;
  readonly size: string;
  readonly row: number;
  readonly bottom_mm: number;
  readonly top_mm: number;
  readonly width_mm: number;
  readonly low: boolean;
}

export interface PageOfCaseSummary {
  readonly items: readonly (CaseSummary)[];
  readonly next: string | null;
}

export interface CaseSummary {
  readonly case: string;
  readonly case_number: string | null;
  readonly item: string;
  readonly name: Text;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly age: number | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly updated: number;
  readonly left: number | null;
  readonly queue_number: string | null;
  readonly window: string | null;
}

export type CaseState = "draft" | "pre_review" | "returned" | "passed" | "awaiting_materials" | "received" | "accepted" | "not_accepted" | "decided" | "result_ready" | "result_out" | "closed" | "rated" | "withdrawn";

export type Queue = "pre-review" | "mail-in" | "to-collect" | "locker-deposits" | "window" | "outgoing" | "locker-self-pickup" | "to-close" | "trouble" | "awaiting-correction" | "papers-to-return";

export interface InHand {
  readonly role: string;
  readonly number: string;
  readonly since: number;
  readonly taken_over_from: string | null;
  readonly name: string;
}

export interface Applicant {
  readonly kind: PartyKind;
  readonly uscc: string | null;
}

export type PartyKind = "person" | "enterprise";

export interface CaseOpened {
  readonly case: string;
  readonly state: CaseState;
}

export interface CaseView {
  readonly case: string;
  readonly case_number: string | null;
  readonly item: string;
  readonly name: Text;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly age: number | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly updated: number;
  readonly left: number | null;
  readonly queue_number: string | null;
  readonly window: string | null;
  readonly centre: string;
  readonly query_code: string | null;
  readonly progress: Progress;
  readonly uscc: string | null;
  readonly opened: number;
  readonly notice_from: string | null;
  readonly collecting: Channel | null;
  readonly collecting_cabinet: string | null;
  readonly collecting_reach: string;
  readonly collecting_proposal: Proposal | null;
  readonly handing_in: Channel | null;
  readonly pre_review: ClockSeen | null;
  readonly returned: Readonly<Record<string, string>>;
  readonly missing: readonly (string)[];
  readonly materials: readonly (Material)[];
  readonly documents: readonly (DocumentSeen)[];
  readonly inbound: EnvelopeSeen | null;
  readonly outbound: EnvelopeSeen | null;
  readonly to_return: PapersToReturn | null;
  readonly received_at: number | null;
  readonly accepted_at: number | null;
  readonly outcome: DecisionOutcome | null;
  readonly result_document: string | null;
  readonly next: readonly (CaseEvent)[];
  readonly timeline: readonly (TimelineLine)[];
}

export interface Progress {
  readonly phase: string;
  readonly done: readonly (ProgressStep)[];
  readonly now: ProgressStep;
  readonly next: readonly (ProgressStep)[];
  readonly responsible: Responsible | null;
  readonly until: number | null;
  readonly working_days: number | null;
  readonly ended: boolean;
  readonly todo: readonly (Todo)[];
}

export interface ProgressStep {
  readonly code: string;
  readonly text: Text;
  readonly at: number | null;
}

export interface Responsible {
  readonly role: string;
  readonly name: Text;
}

export interface Todo {
  readonly code: string;
  readonly text: Text;
  readonly until: number | null;
  readonly optional: boolean;
}

export type Channel = "locker" | "mail" | "window";

export interface Proposal {
  readonly channel: Channel;
  readonly cabinet: string | null;
  readonly at: number;
}

export interface ClockSeen {
  readonly hours: number;
  readonly started: number;
  readonly due: number | null;
  readonly left: number;
  readonly stands: StandsSeen | null;
  readonly ended: number | null;
}

export interface StandsSeen {
  readonly since: number;
  readonly reason: StopReason;
  readonly why: Text;
}

export type StopReason = "returned" | "quarantined" | "board_silent" | "cabinet_down" | "out_of_reach";

export interface Material {
  readonly id: string;
  readonly name: Text;
  readonly rank: Rank;
  readonly form: Form;
  readonly trust: Trust;
  readonly upload: boolean;
  readonly step: string | null;
  readonly made_by: string | null;
}

export type Rank = "main" | "minor";

export type Form = "original" | "copy" | "original_and_copy" | "electronic";

export type Trust = "A" | "B" | "C" | "D";

export interface DocumentSeen {
  readonly id: string;
  readonly material: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly at: number;
  readonly arrived: boolean;
}

export interface EnvelopeSeen {
  readonly envelope: string;
  readonly channel: Channel;
  readonly state: EnvelopeState;
  readonly cabinet: string | null;
  readonly door: string | null;
  readonly until: number | null;
  readonly clock: ClockSeen | null;
  readonly tracking: string | null;
  readonly custodian: Custodian;
}

export type EnvelopeState = "announced" | "reserved" | "door_opened" | "deposited" | "collected" | "at_window" | "made_out" | "at_desk" | "prepared" | "stored" | "overdue" | "picked_up" | "recalled" | "posted" | "handed_over" | "kept" | "to_return" | "given_back" | "quarantined" | "released";

export interface Custodian {
  readonly kind: CustodianKind;
  readonly who: string;
  readonly since: number;
  readonly evidence: string;
}

export type CustodianKind = "applicant" | "staff" | "cabinet" | "window" | "courier" | "department";

export interface PapersToReturn {
  readonly envelopes: readonly (string)[];
  readonly since: number;
  readonly until: number;
  readonly where: Text;
  readonly how: readonly (string)[];
  readonly person: string | null;
}

export type DecisionOutcome = "granted" | "refused";

export type CaseEvent = "submit" | "return" | "pass" | "choose_handing_in" | "receive" | "find_missing" | "undo_check" | "accept" | "refuse_acceptance" | "decide" | "take_over_result" | "send_out" | "bring_back" | "close" | "take_back_receipt" | "reopen" | "rate" | "withdraw";

export interface TimelineLine {
  readonly number: number;
  readonly at: number;
  readonly event: string;
  readonly actor: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface CodeReissued {
  readonly grant: string;
  readonly cabinet: string;
  readonly door: string;
  readonly until: number;
}

export interface Collecting {
  readonly channel: Channel;
  readonly cabinet: string | null;
  readonly reach: string;
  readonly address: string | null;
}

export interface CaseStanding {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
}

export interface CustodySeen {
  readonly case: string;
  readonly case_number: string | null;
  readonly now: readonly (EnvelopeSeen)[];
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly chain: readonly (EnvelopeProof)[];
}

export interface EnvelopeProof {
  readonly envelope: string;
  readonly direction: Direction;
  readonly unbroken: boolean;
  readonly holders: readonly (HolderSeen)[];
  readonly entries: readonly (Entry)[];
}

export type Direction = "inbound" | "outbound";

export interface HolderSeen {
  readonly since: number;
  readonly kind: CustodianKind;
  readonly holder: Text;
  readonly who: string | null;
  readonly event: string;
}

export interface Entry {
  readonly number: number;
  readonly at: number;
  readonly actor: string;
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

export interface DocumentAdded {
  readonly document: string;
  readonly upload: UploadForm;
}

export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DocumentLink {
  readonly document: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
}

export interface DocumentRemoved {
  readonly document: string;
}

export interface HandingInChosen {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly channel: Channel;
  readonly envelope: string;
  readonly grant: string;
  readonly cabinet: string;
  readonly door: string;
  readonly until: number;
}

export interface PageOfReceiptSeen {
  readonly items: readonly (ReceiptSeen)[];
  readonly next: string | null;
}

export interface ReceiptSeen {
  readonly number: string;
  readonly kind: ReceiptKind;
  readonly title: Text;
  readonly day: string;
  readonly centre: Text;
  readonly status: ReceiptStatus;
  readonly status_name: Text;
  readonly at: number;
  readonly case_number: string;
  readonly item: Text;
  readonly department: Text;
  readonly query_code: string;
  readonly channel: string | null;
  readonly place: Text | null;
  readonly address: Text | null;
  readonly door: string | null;
  readonly received_by: Text;
  readonly materials: readonly (Text)[];
  readonly hash: string;
  readonly link: string;
  readonly phones: readonly (ComplaintPhone)[];
}

export type ReceiptKind = "submission" | "deposit";

export type ReceiptStatus = "valid" | "void" | "replaced";

export interface ComplaintPhone {
  readonly office: Text;
  readonly number: string;
  readonly of: Text | null;
}

export interface PageOfItemLine {
  readonly items: readonly (ItemLine)[];
  readonly next: string | null;
}

export interface ItemLine {
  readonly item: string;
  readonly code: string;
  readonly name: Text;
  readonly department: Text;
  readonly aliases: readonly (string)[];
  readonly party_kinds: readonly (PartyKind)[];
  readonly handling: Handling;
  readonly no_meeting: boolean;
  readonly locker: boolean;
  readonly promised_days: number;
}

export type Handling = "immediate" | "promised";

export interface ItemGuide {
  readonly id: string;
  readonly code: string;
  readonly name: Text;
  readonly department: Text;
  readonly party_kinds: readonly (PartyKind)[];
  readonly kind: ItemKind;
  readonly handling: Handling;
  readonly no_meeting: boolean;
  readonly locker: boolean;
  readonly materials: readonly (Material)[];
  readonly steps: readonly (Step)[];
  readonly legal_days: number;
  readonly promised_days: number;
  readonly result: Text;
  readonly complaint_phones: readonly (ComplaintPhone)[];
  readonly source: Source;
  readonly fees: readonly (Fee)[];
  readonly window: Text | null;
  readonly aliases: readonly (string)[];
  readonly notice_days: number;
  readonly list_of: Text | null;
  readonly added: readonly (string)[];
  readonly version: number;
  readonly item: string;
  readonly centre: string;
  readonly asked: readonly (string)[];
}

export type ItemKind = "licence" | "confirmation" | "other_power" | "public_service";

export interface Step {
  readonly id: string;
  readonly name: Text;
  readonly responsible: Text;
  readonly working_days: number;
}

export type Source = "documents" | "demonstration";

export interface Fee {
  readonly name: Text;
  readonly basis: Text;
  readonly amount_fen: number | null;
}

export interface PageOfCentreLine {
  readonly items: readonly (CentreLine)[];
  readonly next: string | null;
}

export interface CentreLine {
  readonly centre: string;
  readonly name: Text;
}

export interface CentreSeen {
  readonly centre: string;
  readonly name: Text;
  readonly settings: PublicSettings;
  readonly departments: readonly (DepartmentSeen)[];
  readonly phones: readonly (ComplaintPhone)[];
  readonly complaint_phones: readonly (ComplaintPhone)[];
  readonly languages: readonly (string)[];
}

export interface PublicSettings {
  readonly pre_review_hours: number;
  readonly sign_in_code_minutes: number;
  readonly deposit_code_hours: number;
  readonly pickup_code_hours: number;
  readonly search_km: number;
  readonly upload: Upload;
}

export interface Upload {
  readonly types: readonly (string)[];
  readonly max_megabytes: number;
}

export interface DepartmentSeen {
  readonly name: Text;
  readonly items: number;
}

export interface BoardSeen {
  readonly centre: string;
  readonly name: Text;
  readonly as_of: number;
  readonly cabinets: readonly (CabinetOnBoard)[];
  readonly figures: MonthsFigures;
}

export interface CabinetOnBoard {
  readonly cabinet: string;
  readonly name: Text;
  readonly site: Text;
  readonly kind: SiteKind;
  readonly address: Text;
  readonly latitude: number;
  readonly longitude: number;
  readonly position: Position;
  readonly opening: OpeningHours;
  readonly reachable: boolean;
  readonly doors: number;
  readonly free: number;
  readonly in_use: number;
  readonly health: Condition;
  readonly health_name: Text;
}

export type Condition = "in_order" | "partly" | "out_of_reach" | "out_of_order" | "not_installed";

export interface MonthsFigures {
  readonly month: string;
  readonly deposits: number;
  readonly pickups: number;
  readonly doors: number;
  readonly doors_in_use: number;
  readonly share_in_use: number | null;
  readonly pre_reviews: number;
  readonly pre_review_median: number | null;
}

export interface Health {
  readonly name: string;
  readonly version: string;
}

export interface Profile {
  readonly party: string;
  readonly phone: string;
  readonly name: string | null;
  readonly id_number: string | null;
  readonly enterprises: readonly (Enterprise)[];
  readonly unread: number;
}

export interface Enterprise {
  readonly uscc: string;
  readonly name: string;
}

export interface PageOfCodeShown {
  readonly items: readonly (CodeShown)[];
  readonly next: string | null;
}

export interface CodeShown {
  readonly grant: string;
  readonly purpose: Purpose;
  readonly code: string;
  readonly cabinet: string;
  readonly doors: readonly (string)[];
  readonly case: string | null;
  readonly until: number;
}

export type Purpose = "deposit" | "collect" | "store" | "pickup" | "recall";

export interface ActsFor {
  readonly uscc: string;
  readonly name: string;
}

export interface Identified {
  readonly name: string;
  readonly id_number: string;
}

export interface PageOfNoticeSeen {
  readonly items: readonly (NoticeSeen)[];
  readonly next: string | null;
}

export interface NoticeSeen {
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly case: string;
  readonly case_number: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly place_holds: boolean | null;
  readonly unread: boolean;
}

export interface NoticesRead {
  readonly unread: number;
}

export interface PageOfPlaceFound {
  readonly items: readonly (PlaceFound)[];
  readonly next: string | null;
}

export interface PlaceFound {
  readonly kind: PlaceKind;
  readonly name: Text;
  readonly address: Text | null;
  readonly latitude: number;
  readonly longitude: number;
}

export type PlaceKind = "site" | "place";

export interface ProgressSeen {
  readonly case_number: string;
  readonly centre: CentreNamed;
  readonly progress: Progress;
}

export interface CentreNamed {
  readonly centre: string;
  readonly name: Text;
}

export interface ReceiptChecked {
  readonly number: string;
  readonly kind: ReceiptKind;
  readonly title: Text;
  readonly day: string;
  readonly centre: Text;
  readonly status: ReceiptStatus;
  readonly status_name: Text;
}

export interface Granted {
  readonly who: string | null;
  readonly token: string | null;
  readonly expires: number | null;
  readonly session_ends: number | null;
}

export interface SignedIn {
  readonly token: string;
  readonly party: string;
  readonly expires: number;
}

export interface ChallengeMade {
  readonly challenge: string;
  readonly expires: number;
}

export interface PageOfCabinetSeen {
  readonly items: readonly (CabinetSeen)[];
  readonly next: string | null;
}

export interface CabinetSeen {
  readonly cabinet: string;
  readonly name: Text | null;
  readonly site: Text | null;
  readonly reachable: boolean;
  readonly seen: number;
  readonly awaiting_provisioning: boolean;
  readonly in_step: boolean;
  readonly doors: Readonly<Record<string, DoorSeen>>;
  readonly settings: Readonly<Record<string, number>>;
  readonly orders: readonly (OrderSeen)[];
}

export interface DoorSeen {
  readonly use: DoorUse;
  readonly size: string;
}

export type DoorUse = "free" | "reserved" | "occupied" | "releasing" | "quarantined" | "disabled";

export interface OrderSeen {
  readonly order: string;
  readonly door: string;
  readonly until: number;
  readonly outcome: string | null;
}

export interface CabinetReport {
  readonly cabinet: string;
  readonly name: Text | null;
  readonly site: Text | null;
  readonly reachable: boolean;
  readonly seen: number;
  readonly awaiting_provisioning: boolean;
  readonly in_step: boolean;
  readonly doors: Readonly<Record<string, DoorSeen>>;
  readonly settings: Readonly<Record<string, number>>;
  readonly orders: readonly (OrderSeen)[];
  readonly reported: Readonly<Record<string, unknown>>;
  readonly bounds: Readonly<Record<string, readonly [number, number]>>;
  readonly banks: readonly (BankDrawn)[];
  readonly route: RouteSeen | null;
}

export interface RouteSeen {
  readonly taken_by: InHand | null;
  readonly until: number;
}

export interface DoorReport {
  readonly use: DoorUse;
  readonly size: string;
  readonly cabinet: string;
  readonly door: string;
  readonly envelope: EnvelopeSeen | null;
  readonly case: CaseLine | null;
}

export interface CaseLine {
  readonly case: string;
  readonly case_number: string | null;
  readonly item: string;
  readonly name: Text;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly age: number | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly updated: number;
  readonly left: number | null;
  readonly queue_number: string | null;
  readonly window: string | null;
  readonly department: Text;
  readonly item_window: Text | null;
  readonly envelope: EnvelopeState | null;
  readonly cabinet: string | null;
  readonly cabinet_name: Text | null;
  readonly site: Text | null;
  readonly door: string | null;
  readonly until: number | null;
}

export type WantedUse = "free" | "quarantined" | "disabled";

export interface DoorChanged {
  readonly cabinet: string;
  readonly door: string;
  readonly use: WantedUse;
}

export interface OrderMade {
  readonly order: string;
  readonly door: string;
  readonly until: number;
}

export interface OrderReport {
  readonly order: string;
  readonly cabinet: string;
  readonly door: string;
  readonly reason: string;
  readonly ordered_by: string;
  readonly ordered_at: number | null;
  readonly until: number;
  readonly state: OrderState;
  readonly about: Text;
  readonly outcome: string | null;
  readonly answered_at: number | null;
  readonly closed_at: number | null;
}

export type OrderState = "under_way" | "opened" | "closed_again" | "not_opened" | "unseen" | "not_done" | "expired" | "no_answer" | "not_recorded";

export interface PageOfParkedSeen {
  readonly items: readonly (ParkedSeen)[];
  readonly next: string | null;
}

export interface ParkedSeen {
  readonly event: string;
  readonly type: string;
  readonly at: number;
  readonly parked_at: number;
  readonly reason: string;
  readonly told: Readonly<Record<string, unknown>>;
}

export type ParkedAction = "apply" | "lay-aside";

export interface ParkedEnded {
  readonly event: string;
  readonly action: ParkedAction;
}

export interface ProvisioningAwaited {
  readonly cabinet: string;
  readonly awaiting_provisioning: boolean;
}

export interface SettingsChanged {
  readonly cabinet: string;
  readonly settings: Readonly<Record<string, number>>;
}

export interface CaseFile {
  readonly case: string;
  readonly case_number: string | null;
  readonly item: string;
  readonly name: Text;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly age: number | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly updated: number;
  readonly left: number | null;
  readonly queue_number: string | null;
  readonly window: string | null;
  readonly centre: string;
  readonly query_code: string | null;
  readonly progress: Progress;
  readonly uscc: string | null;
  readonly opened: number;
  readonly notice_from: string | null;
  readonly collecting: Channel | null;
  readonly collecting_cabinet: string | null;
  readonly collecting_reach: string;
  readonly collecting_proposal: Proposal | null;
  readonly handing_in: Channel | null;
  readonly pre_review: ClockSeen | null;
  readonly returned: Readonly<Record<string, string>>;
  readonly missing: readonly (string)[];
  readonly materials: readonly (Material)[];
  readonly documents: readonly (DocumentSeen)[];
  readonly inbound: EnvelopeSeen | null;
  readonly outbound: EnvelopeSeen | null;
  readonly to_return: PapersToReturn | null;
  readonly received_at: number | null;
  readonly accepted_at: number | null;
  readonly outcome: DecisionOutcome | null;
  readonly result_document: string | null;
  readonly next: readonly (CaseEvent)[];
  readonly timeline: readonly (TimelineLine)[];
  readonly applicant: ApplicantMasked;
  readonly address: string | null;
}

export interface ApplicantMasked {
  readonly phone: string;
  readonly name: string | null;
  readonly id_number: string | null;
}

export type AcceptanceVerdict = "accept" | "refuse";

export type RefusalGround = "not_required" | "not_competent" | "differs_from_upload" | "condition_not_met";

export interface Checked {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly missing: readonly (string)[];
}

export type ErasureGround = "purpose-ended" | "time-ended" | "consent-withdrawn" | "unlawful";

export interface TextsErased {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly texts: number;
  readonly copies: number;
  readonly left: number;
  readonly within_chain: readonly (number)[];
}

export interface Prepared {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly envelope: string;
  readonly cabinet: string | null;
  readonly door: string | null;
}

export type PreReviewVerdict = "pass" | "return";

export interface NumberDrawn {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly number: string;
  readonly window: string;
}

export interface StaffCodeIssued {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly grant: string;
  readonly cabinet: string | null;
  readonly door: string;
  readonly until: number;
}

export interface Verified {
  readonly case: string;
  readonly case_number: string | null;
  readonly state: CaseState;
  readonly desk: Queue | null;
  readonly responsible: string;
  readonly taken_by: InHand | null;
  readonly envelope: string;
}

export interface RouteStarted {
  readonly grant: string;
  readonly cabinet: string;
  readonly doors: readonly (string)[];
  readonly until: number;
  readonly taken_by: InHand | null;
}

export interface RouteHandedBack {
  readonly cabinet: string;
  readonly grant: string;
}

export interface PageOfLettersWaiting {
  readonly items: readonly (LettersWaiting)[];
  readonly next: string | null;
}

export interface LettersWaiting {
  readonly queue: string;
  readonly waiting: number;
  readonly replay: boolean;
}

export interface PageOfLetterSeen {
  readonly items: readonly (LetterSeen)[];
  readonly next: string | null;
}

export interface LetterSeen {
  readonly letter: string;
  readonly sent: number;
  readonly body: string;
}

export interface PageOfLetterRecordSeen {
  readonly items: readonly (LetterRecordSeen)[];
  readonly next: string | null;
}

export interface LetterRecordSeen {
  readonly queue: string;
  readonly action: LetterAction;
  readonly letters: readonly (string)[];
  readonly by: string;
  readonly number: string;
  readonly centre: string;
  readonly at: number;
  readonly reason: string;
}

export type LetterAction = "replay" | "give-up";

export interface LettersGivenUp {
  readonly queue: string;
  readonly given_up: number;
}

export interface LettersMoved {
  readonly queue: string;
  readonly moved: number;
  readonly unreadable: number;
}

export interface Staff {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly centre: string;
  readonly roles: readonly (string)[];
}

export interface PageOfQueueLine {
  readonly items: readonly (QueueLine)[];
  readonly next: string | null;
}

export interface QueueLine {
  readonly queue: Queue;
  readonly name: Text;
  readonly about: Text;
  readonly responsible: string;
  readonly waiting: number;
  readonly workers: readonly (string)[];
}

export interface QueuePage {
  readonly queue: Queue;
  readonly name: Text;
  readonly about: Text;
  readonly responsible: string;
  readonly items: readonly (CaseLine)[];
  readonly next: string | null;
}

export interface ReasonsListed {
  readonly pre_review: readonly (Text)[];
}

export interface PageOfTaskSeen {
  readonly items: readonly (TaskSeen)[];
  readonly next: string | null;
}

export interface TaskSeen {
  readonly id: string;
  readonly kind: TaskKind;
  readonly cabinet: string;
  readonly cabinet_name: Text | null;
  readonly site: Text | null;
  readonly place: string;
  readonly responsible: string;
  readonly workers: readonly (string)[];
  readonly taken_by: InHand | null;
  readonly envelope: string | null;
  readonly case: string | null;
  readonly case_number: string | null;
  readonly detail: string;
  readonly at: number;
  readonly age: number;
}

export type TaskKind = "doubtful-door" | "left-open" | "item-disagrees" | "empty-compartment" | "stray-envelope" | "return-papers" | "refused-acceptance" | "pre-review-soon" | "pre-review-late" | "pre-review-escalated" | "forced-door" | "silent-board" | "cabinet-unwell" | "identity-shared" | "parked-event" | "out-of-step";

export type Action = "free" | "disabled" | "taken-out" | "was-empty" | "seen";

export interface TaskEnded {
  readonly task: string;
  readonly action: Action;
}

export interface TaskTaken {
  readonly task: string;
  readonly responsible: string;
  readonly taken_by: InHand | null;
}

export interface Routes {
  "GET /cabinets": { by: "applicant"; path: Nothing; query: { centre?: string; lat?: number | null; lon?: number | null; km?: number | null; size?: string; reach?: string }; body: Nothing; reply: PageOfCabinetNearby };
  "GET /cabinets/{cabinet}": { by: "anybody"; path: { cabinet: string }; query: { centre?: string }; body: Nothing; reply: CabinetFront };
  "GET /cases": { by: "applicant"; path: Nothing; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfCaseSummary };
  "POST /cases": { by: "applicant"; path: Nothing; query: Nothing; body: { centre: string; item: string; applicant: Applicant }; reply: CaseOpened };
  "GET /cases/{case}": { by: "applicant"; path: { case: string }; query: Nothing; body: Nothing; reply: CaseView };
  "POST /cases/{case}/codes/{grant}/reissue": { by: "applicant"; path: { case: string, grant: string }; query: Nothing; body: Nothing; reply: CodeReissued };
  "POST /cases/{case}/collecting": { by: "applicant"; path: { case: string }; query: Nothing; body: { collecting: Collecting }; reply: CaseStanding };
  "POST /cases/{case}/consent": { by: "applicant"; path: { case: string }; query: Nothing; body: { agreed: boolean; address?: string | null }; reply: CaseStanding };
  "GET /cases/{case}/custody": { by: "applicant"; path: { case: string }; query: Nothing; body: Nothing; reply: CustodySeen };
  "POST /cases/{case}/documents": { by: "applicant"; path: { case: string }; query: Nothing; body: { material: string; name: string; type: string; size: number }; reply: DocumentAdded };
  "GET /cases/{case}/documents/{document}": { by: "applicant"; path: { case: string, document: string }; query: Nothing; body: Nothing; reply: DocumentLink };
  "POST /cases/{case}/documents/{document}/removal": { by: "applicant"; path: { case: string, document: string }; query: Nothing; body: Nothing; reply: DocumentRemoved };
  "POST /cases/{case}/handing-in": { by: "applicant"; path: { case: string }; query: Nothing; body: { channel: Channel; cabinet?: string | null; size?: string; reach?: string }; reply: HandingInChosen };
  "POST /cases/{case}/rating": { by: "applicant"; path: { case: string }; query: Nothing; body: { stars: number; tags?: readonly (string)[]; text?: string }; reply: CaseStanding };
  "GET /cases/{case}/receipts": { by: "applicant"; path: { case: string }; query: Nothing; body: Nothing; reply: PageOfReceiptSeen };
  "POST /cases/{case}/submission": { by: "applicant"; path: { case: string }; query: Nothing; body: { collecting: Collecting; notice_from?: string | null }; reply: CaseStanding };
  "POST /cases/{case}/withdrawal": { by: "applicant"; path: { case: string }; query: Nothing; body: { reason?: string }; reply: CaseStanding };
  "GET /catalogue": { by: "anybody"; path: Nothing; query: { limit?: number; cursor?: string | null; centre?: string; q?: string; department?: string; party_kind?: string | null }; body: Nothing; reply: PageOfItemLine };
  "GET /catalogue/{item}": { by: "anybody"; path: { item: string }; query: { centre?: string }; body: Nothing; reply: ItemGuide };
  "GET /centres": { by: "anybody"; path: Nothing; query: Nothing; body: Nothing; reply: PageOfCentreLine };
  "GET /centres/{centre}": { by: "anybody"; path: { centre: string }; query: Nothing; body: Nothing; reply: CentreSeen };
  "GET /centres/{centre}/board": { by: "anybody"; path: { centre: string }; query: Nothing; body: Nothing; reply: BoardSeen };
  "GET /health": { by: "anybody"; path: Nothing; query: Nothing; body: Nothing; reply: Health };
  "GET /me": { by: "applicant"; path: Nothing; query: Nothing; body: Nothing; reply: Profile };
  "GET /me/codes": { by: "applicant"; path: Nothing; query: Nothing; body: Nothing; reply: PageOfCodeShown };
  "POST /me/enterprises": { by: "applicant"; path: Nothing; query: Nothing; body: { uscc: string; name: string }; reply: ActsFor };
  "PUT /me/identity": { by: "applicant"; path: Nothing; query: Nothing; body: { name: string; id_number: string }; reply: Identified };
  "GET /me/notices": { by: "applicant"; path: Nothing; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfNoticeSeen };
  "POST /me/notices/read": { by: "applicant"; path: Nothing; query: Nothing; body: { upto: string }; reply: NoticesRead };
  "GET /openapi.json": { by: "anybody"; path: Nothing; query: Nothing; body: Nothing; reply: Readonly<Record<string, unknown>> };
  "GET /places": { by: "anybody"; path: Nothing; query: { centre?: string; q?: string }; body: Nothing; reply: PageOfPlaceFound };
  "POST /progress": { by: "anybody"; path: Nothing; query: Nothing; body: { case_number: string; query_code: string }; reply: ProgressSeen };
  "GET /receipts/{receipt}": { by: "anybody"; path: { receipt: string }; query: Nothing; body: Nothing; reply: ReceiptChecked };
  "POST /session": { by: "anybody"; path: Nothing; query: Nothing; body: { challenge: string; code: string }; reply: Granted };
  "POST /session/ending": { by: "anybody"; path: Nothing; query: Nothing; body: { everywhere?: boolean }; reply: Granted };
  "POST /session/renewal": { by: "anybody"; path: Nothing; query: Nothing; body: Nothing; reply: Granted };
  "POST /sign-in": { by: "anybody"; path: Nothing; query: Nothing; body: { challenge: string; code: string }; reply: SignedIn };
  "POST /sign-in/codes": { by: "anybody"; path: Nothing; query: Nothing; body: { phone: string; centre: string }; reply: ChallengeMade };
  "POST /sms/status/{message}": { by: "anybody"; path: { message: string }; query: Nothing; body: Nothing; reply: null };
  "GET /staff-session/arrival": { by: "anybody"; path: Nothing; query: { state?: string; code?: string; error?: string }; body: Nothing; reply: null };
  "GET /staff-session/begin": { by: "anybody"; path: Nothing; query: { at?: string }; body: Nothing; reply: null };
  "POST /staff-session/ending": { by: "anybody"; path: Nothing; query: Nothing; body: { everywhere?: boolean }; reply: Granted };
  "POST /staff-session/renewal": { by: "anybody"; path: Nothing; query: Nothing; body: Nothing; reply: Granted };
  "GET /staff/cabinets": { by: "staff"; path: Nothing; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfCabinetSeen };
  "GET /staff/cabinets/{cabinet}": { by: "staff"; path: { cabinet: string }; query: Nothing; body: Nothing; reply: CabinetReport };
  "GET /staff/cabinets/{cabinet}/doors/{door}": { by: "staff"; path: { cabinet: string, door: string }; query: Nothing; body: Nothing; reply: DoorReport };
  "PUT /staff/cabinets/{cabinet}/doors/{door}": { by: "staff"; path: { cabinet: string, door: string }; query: Nothing; body: { use: WantedUse; reason: string }; reply: DoorChanged };
  "POST /staff/cabinets/{cabinet}/orders": { by: "staff"; path: { cabinet: string }; query: Nothing; body: { door: string; reason: string }; reply: OrderMade };
  "GET /staff/cabinets/{cabinet}/orders/{order}": { by: "staff"; path: { cabinet: string, order: string }; query: Nothing; body: Nothing; reply: OrderReport };
  "GET /staff/cabinets/{cabinet}/parked-events": { by: "staff"; path: { cabinet: string }; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfParkedSeen };
  "POST /staff/cabinets/{cabinet}/parked-events/{event}/settlement": { by: "staff"; path: { cabinet: string, event: string }; query: Nothing; body: { action: ParkedAction; reason: string }; reply: ParkedEnded };
  "POST /staff/cabinets/{cabinet}/provisioning": { by: "staff"; path: { cabinet: string }; query: Nothing; body: Nothing; reply: ProvisioningAwaited };
  "PUT /staff/cabinets/{cabinet}/settings": { by: "staff"; path: { cabinet: string }; query: Nothing; body: { settings: Readonly<Record<string, number>> }; reply: SettingsChanged };
  "GET /staff/cases": { by: "staff"; path: Nothing; query: { number?: string }; body: Nothing; reply: CaseLine };
  "GET /staff/cases/{case}": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: CaseFile };
  "POST /staff/cases/{case}/acceptance": { by: "staff"; path: { case: string }; query: Nothing; body: { verdict: AcceptanceVerdict; ground?: RefusalGround | null; materials?: readonly (string)[]; reason?: string | null }; reply: CaseStanding };
  "POST /staff/cases/{case}/check": { by: "staff"; path: { case: string }; query: Nothing; body: { present: readonly (string)[] }; reply: Checked };
  "POST /staff/cases/{case}/check-undoing": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: CaseStanding };
  "POST /staff/cases/{case}/closing": { by: "staff"; path: { case: string }; query: Nothing; body: { reason?: string | null }; reply: CaseStanding };
  "POST /staff/cases/{case}/consent-asking": { by: "staff"; path: { case: string }; query: Nothing; body: { channel: Channel; cabinet?: string | null; reason: string }; reply: CaseStanding };
  "POST /staff/cases/{case}/consent-recording": { by: "staff"; path: { case: string }; query: Nothing; body: { channel: Channel; cabinet?: string | null; reach?: string; address?: string | null; proof: string }; reply: CaseStanding };
  "POST /staff/cases/{case}/consent-withdrawal": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: CaseStanding };
  "POST /staff/cases/{case}/counter-handover": { by: "staff"; path: { case: string }; query: Nothing; body: { proof: string }; reply: CaseStanding };
  "GET /staff/cases/{case}/custody": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: CustodySeen };
  "POST /staff/cases/{case}/decision": { by: "staff"; path: { case: string }; query: Nothing; body: { outcome: DecisionOutcome; document: string; reason?: string | null; originals_back?: boolean }; reply: CaseStanding };
  "POST /staff/cases/{case}/dispatch": { by: "staff"; path: { case: string }; query: Nothing; body: { tracking: string }; reply: CaseStanding };
  "GET /staff/cases/{case}/documents/{document}": { by: "staff"; path: { case: string, document: string }; query: Nothing; body: Nothing; reply: DocumentLink };
  "POST /staff/cases/{case}/erasure": { by: "staff"; path: { case: string }; query: Nothing; body: { ground: ErasureGround; lines?: readonly (number)[] | null }; reply: TextsErased };
  "POST /staff/cases/{case}/handing-back": { by: "staff"; path: { case: string }; query: Nothing; body: { reason?: string | null }; reply: CaseStanding };
  "POST /staff/cases/{case}/mail-return": { by: "staff"; path: { case: string }; query: Nothing; body: { tracking: string }; reply: CaseStanding };
  "POST /staff/cases/{case}/materials-received": { by: "staff"; path: { case: string }; query: Nothing; body: { tracking?: string | null }; reply: CaseStanding };
  "POST /staff/cases/{case}/outgoing": { by: "staff"; path: { case: string }; query: Nothing; body: { channel?: Channel | null; cabinet?: string | null; size?: string; reach?: string; reason?: string | null }; reply: Prepared };
  "POST /staff/cases/{case}/papers-dispatch": { by: "staff"; path: { case: string }; query: Nothing; body: { tracking: string }; reply: CaseStanding };
  "POST /staff/cases/{case}/papers-handover": { by: "staff"; path: { case: string }; query: Nothing; body: { proof: string; envelopes?: readonly (string)[]; tracking?: string | null }; reply: CaseStanding };
  "POST /staff/cases/{case}/pre-review": { by: "staff"; path: { case: string }; query: Nothing; body: { verdict: PreReviewVerdict; reasons?: Readonly<Record<string, string>> }; reply: CaseStanding };
  "POST /staff/cases/{case}/queue-number": { by: "staff"; path: { case: string }; query: Nothing; body: { window: string }; reply: NumberDrawn };
  "POST /staff/cases/{case}/recall-code": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: StaffCodeIssued };
  "POST /staff/cases/{case}/result-arrival": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: CaseStanding };
  "POST /staff/cases/{case}/result-handover": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: CaseStanding };
  "POST /staff/cases/{case}/store-code": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: StaffCodeIssued };
  "POST /staff/cases/{case}/taking": { by: "staff"; path: { case: string }; query: Nothing; body: { reason?: string | null }; reply: CaseStanding };
  "POST /staff/cases/{case}/verification": { by: "staff"; path: { case: string }; query: Nothing; body: Nothing; reply: Verified };
  "GET /staff/codes": { by: "staff"; path: Nothing; query: Nothing; body: Nothing; reply: PageOfCodeShown };
  "POST /staff/collections": { by: "staff"; path: Nothing; query: Nothing; body: { cabinet: string; minutes?: number | null; reason?: string | null }; reply: RouteStarted };
  "POST /staff/collections/{cabinet}/handing-back": { by: "staff"; path: { cabinet: string }; query: Nothing; body: { reason?: string | null }; reply: RouteHandedBack };
  "GET /staff/dead-letters": { by: "staff"; path: Nothing; query: Nothing; body: Nothing; reply: PageOfLettersWaiting };
  "GET /staff/dead-letters/{queue}": { by: "staff"; path: { queue: string }; query: Nothing; body: Nothing; reply: PageOfLetterSeen };
  "GET /staff/dead-letters/{queue}/dealt-with": { by: "staff"; path: { queue: string }; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfLetterRecordSeen };
  "POST /staff/dead-letters/{queue}/giving-up": { by: "staff"; path: { queue: string }; query: Nothing; body: { letters: readonly (string)[]; reason: string }; reply: LettersGivenUp };
  "POST /staff/dead-letters/{queue}/replay": { by: "staff"; path: { queue: string }; query: Nothing; body: { reason: string }; reply: LettersMoved };
  "GET /staff/me": { by: "staff"; path: Nothing; query: Nothing; body: Nothing; reply: Staff };
  "GET /staff/notices": { by: "staff"; path: Nothing; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfNoticeSeen };
  "POST /staff/notices/read": { by: "staff"; path: Nothing; query: Nothing; body: { upto: string }; reply: NoticesRead };
  "GET /staff/queues": { by: "staff"; path: Nothing; query: Nothing; body: Nothing; reply: PageOfQueueLine };
  "GET /staff/queues/{queue}": { by: "staff"; path: { queue: string }; query: { limit?: number; cursor?: string | null; cabinet?: string | null; item?: string | null; older_than?: number; taken?: string | null }; body: Nothing; reply: QueuePage };
  "GET /staff/reasons": { by: "staff"; path: Nothing; query: Nothing; body: Nothing; reply: ReasonsListed };
  "GET /staff/tasks": { by: "staff"; path: Nothing; query: { limit?: number; cursor?: string | null }; body: Nothing; reply: PageOfTaskSeen };
  "POST /staff/tasks/{task}/ending": { by: "staff"; path: { task: string }; query: Nothing; body: { action: Action; note?: string }; reply: TaskEnded };
  "POST /staff/tasks/{task}/handing-back": { by: "staff"; path: { task: string }; query: Nothing; body: { reason?: string | null }; reply: TaskTaken };
  "POST /staff/tasks/{task}/taking": { by: "staff"; path: { task: string }; query: Nothing; body: { reason?: string | null }; reply: TaskTaken };
}

/** Which roles may call a route of staff; one that is not here every member of staff may call. */
export const ROLES: Readonly<Record<string, readonly string[]>> = {
  "GET /staff/cabinets": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/cabinets/{cabinet}": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/cabinets/{cabinet}/doors/{door}": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "PUT /staff/cabinets/{cabinet}/doors/{door}": ["duty-helper","administrator"],
  "POST /staff/cabinets/{cabinet}/orders": ["duty-helper","administrator"],
  "GET /staff/cabinets/{cabinet}/orders/{order}": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/cabinets/{cabinet}/parked-events": ["administrator"],
  "POST /staff/cabinets/{cabinet}/parked-events/{event}/settlement": ["administrator"],
  "POST /staff/cabinets/{cabinet}/provisioning": ["administrator"],
  "PUT /staff/cabinets/{cabinet}/settings": ["administrator"],
  "GET /staff/cases": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/cases/{case}": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/cases/{case}/acceptance": ["window-clerk"],
  "POST /staff/cases/{case}/check": ["helper","duty-helper"],
  "POST /staff/cases/{case}/check-undoing": ["helper","duty-helper"],
  "POST /staff/cases/{case}/closing": ["front-desk","window-clerk"],
  "POST /staff/cases/{case}/consent-asking": ["front-desk"],
  "POST /staff/cases/{case}/consent-recording": ["front-desk"],
  "POST /staff/cases/{case}/consent-withdrawal": ["front-desk"],
  "POST /staff/cases/{case}/counter-handover": ["front-desk"],
  "GET /staff/cases/{case}/custody": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/cases/{case}/decision": ["window-clerk"],
  "POST /staff/cases/{case}/dispatch": ["front-desk"],
  "GET /staff/cases/{case}/documents/{document}": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/cases/{case}/erasure": ["supervisor","administrator"],
  "POST /staff/cases/{case}/handing-back": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/cases/{case}/label": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/cases/{case}/mail-return": ["front-desk"],
  "POST /staff/cases/{case}/materials-received": ["helper","duty-helper","front-desk","window-clerk"],
  "POST /staff/cases/{case}/outgoing": ["front-desk"],
  "POST /staff/cases/{case}/papers-dispatch": ["helper","duty-helper","front-desk","window-clerk"],
  "POST /staff/cases/{case}/papers-handover": ["helper","duty-helper","front-desk","window-clerk"],
  "POST /staff/cases/{case}/pre-review": ["reviewer"],
  "POST /staff/cases/{case}/queue-number": ["helper","duty-helper"],
  "POST /staff/cases/{case}/recall-code": ["duty-helper","supervisor"],
  "POST /staff/cases/{case}/result-arrival": ["window-clerk"],
  "POST /staff/cases/{case}/result-handover": ["front-desk"],
  "POST /staff/cases/{case}/store-code": ["duty-helper"],
  "POST /staff/cases/{case}/taking": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/cases/{case}/verification": ["helper","duty-helper","front-desk"],
  "POST /staff/collections": ["duty-helper"],
  "POST /staff/collections/{cabinet}/handing-back": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/dead-letters": ["administrator"],
  "GET /staff/dead-letters/{queue}": ["administrator"],
  "GET /staff/dead-letters/{queue}/dealt-with": ["administrator"],
  "POST /staff/dead-letters/{queue}/giving-up": ["administrator"],
  "POST /staff/dead-letters/{queue}/replay": ["administrator"],
  "GET /staff/queues": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/queues/{queue}": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/reasons": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "GET /staff/tasks": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/tasks/{task}/ending": ["duty-helper","reviewer","supervisor","administrator"],
  "POST /staff/tasks/{task}/handing-back": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
  "POST /staff/tasks/{task}/taking": ["helper","duty-helper","front-desk","window-clerk","reviewer","supervisor","administrator"],
};
