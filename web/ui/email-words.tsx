/** An e-mail address that breaks after its @ before it breaks anywhere else; the text around it says how it wraps. */
export function EmailWords({ email }: { email: string }) {
  const at = email.lastIndexOf("@") + 1;
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}
