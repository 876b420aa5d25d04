/** Registered URI schemes (IANA) that people write in texts: a word before a colon is no address unless it is one of these. */
export const URI_SCHEMES: ReadonlySet<string> = new Set(
  `acap acct afp apt beep callto cap chrome cid coap coaps crid cvs daap data dav dict dns doi ed2k eid facetime fax feed file
  finger fish ftp ftps gemini geo git go gopher gtalk h323 hdl http https iax icap im imap info ipp irc ircs irc6 iris jabber jar
  jdbc ldap ldaps lastfm mailserver mailto magnet mid mms modem mtqp mupdate mvn news nfs nntp opaquelocktoken pop pres prospero
  psyc rdar rmi rsync rtsp rtspu s3 service session sftp shttp sip sips skype sms smb snews snmp soap ssh steam stun stuns svn
  svn+ssh tag teamspeak tel telephone telnet tftp tip tn3270 turn turns tv udp unreal urn ut2004 uuid vemmi ventrilo view-source
  vnc wais webcal wss ws wyciwyg xfire xmpp xri ymsgr z39.50r z39.50s`.split(/\s+/),
);
