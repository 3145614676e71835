import type words from "./inbox.zh";

export default {
  title: "Messages",
  none: "No messages yet. When something happens to a case you read it here and in a text.",
  unread: "unread",
  all: "Mark all as read",
  of: (number: string) => `Case ${number}`,
  at: (place: string) => `Where: ${place}`,
  until: (at: string) => `By ${at}`,
  tracking: (number: string) => `Tracking number ${number}`,
  because: (reason: string) => `Because: ${reason}`,
  other: "Something happened to your case",
  kinds: {
    deposit_code: "Your deposit code", correction_code: "Your code for what is missing", pickup_code: "Your pickup code: the result can be collected", reissued_code: "A new code; the old one no longer works",
    deposit_receipt: "Your envelope has arrived: this is your receipt", deposit_reminder: "Reminder: the time to hand in is nearly over", pickup_reminder: "Reminder: the time to collect is nearly over", deadline_moved: "You have more time",
    reservation_expired: "Nothing was handed in in time; the door is free again. Please choose anew", overdue: "The result was not collected; staff take it back", returned: "Returned: please correct it", passed: "Passed: choose how to hand in",
    received: "Your papers have arrived", missing: "Something is missing: please hand it in", check_undone: "The check was corrected: nothing is missing", accepted: "Accepted", not_accepted: "Not accepted", decided: "Decided",
    closed: "Closed", rated: "Your rating has arrived", collecting_changed: "You collect another way now", consent_asked: "The front desk asks: may the result come another way?", consent_given: "Your answer has arrived",
    consent_recorded: "Changed as you said at the counter", consent_taken_back: "The front desk's question is withdrawn", chosen_cabinet_again: "It comes to the cabinet that you chose", other_cabinet: "The result comes to another cabinet",
    door_in_doubt: "Something is wrong with your door; staff look into it", moved_door: "Please use another door", staff_look: "Staff come to look", taken_out: "Staff took the envelope out by hand",
    deposit_was_empty: "There was no envelope behind the door; did you put it in?", found_empty: "No envelope was found behind the door", result_not_there: "The result was not behind the door; staff look for it", recall_begun: "The result is being taken back",
    mail_returned: "The mail came back; the result is at the front desk", papers_to_return: "Your papers go back to you", papers_posted: "Your papers were sent back", papers_given_back: "Your papers were given back", post: "The result was posted",
    hand_over: "The result was handed over", pick_up: "The result was collected", deliver: "The mail was delivered", recall: "The result is back at the front desk",
  },
} satisfies typeof words;
