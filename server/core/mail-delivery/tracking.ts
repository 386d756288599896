/** How a mail is made to be recognised when something comes back about it. */

export interface MailTracking {
  /** The mailbox that reads what comes back, such as bounces@example.com; null: whom mail comes from. */
  returnPath: string | null;
  /** Does mail to candidates hold a picture that tells of its opening? */
  openPixel: boolean;
}

/** The header that says which mail it is, also where a provider gives it another Message-ID. */
export const MAIL_MARK_HEADER = "X-Greenroom-Mail";

/** The return path of one mail: the mailbox with the mail's token behind a plus sign, which mail servers deliver to that mailbox. */
export function returnPathOf(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf("@");
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`;
}

/** The address of the picture. */
export const pixelOf = (publicUrl: string, token: string): string => `${publicUrl}/m/${token}.gif`;
