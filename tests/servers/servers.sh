#!/usr/bin/env bash
# Real servers for the integration tests, on 127.0.0.1 and unprivileged ports only: nsd (DNS), Postfix with postgrey
# (mail hosts) and rbldnsd (blocklists).
#   servers.sh start <folder>   starts what is installed and writes <folder>/env with the ports (to be sourced)
#   servers.sh stop <folder>    ends what start began
#   servers.sh install          installs the Debian packages (needs root)
set -u
here=$(cd "$(dirname "$0")" && pwd)
export PATH="$PATH:/usr/sbin:/sbin"

dns=15353 lists=15354 smtp=15025 catchall=15026 greylist=15027 policy=15023

install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends nsd postfix postgrey rbldnsd
}

start_nsd() {
  command -v nsd > /dev/null || return 0
  mkdir -p "$folder/nsd"
  cp "$here/crm.test.zone" "$folder/nsd/"
  cat > "$folder/nsd/nsd.conf" <<CONF
server:
  ip-address: 127.0.0.1@$dns
  zonesdir: "$folder/nsd"
  database: ""
  username: ""
  chroot: ""
  pidfile: "$folder/nsd/nsd.pid"
  xfrdfile: "$folder/nsd/xfrd.state"
  zonelistfile: "$folder/nsd/zone.list"
  logfile: "$folder/nsd/nsd.log"
  server-count: 1
  reuseport: no
remote-control:
  control-enable: no
zone:
  name: crm.test
  zonefile: crm.test.zone
zone:
  name: broken.test
  zonefile: there-is-no-such-file.zone
CONF
  nsd -c "$folder/nsd/nsd.conf" && echo "export CRMHYGIENE_TEST_DNS=127.0.0.1:$dns" >> "$folder/env"
}

start_rbldnsd() {
  command -v rbldnsd > /dev/null || return 0
  mkdir -p "$folder/rbldnsd"
  cp "$here"/*.rbl "$folder/rbldnsd/"
  chmod -R a+rX "$folder/rbldnsd"
  rbldnsd -b "127.0.0.1/$lists" -r "$folder/rbldnsd" -p "$folder/rbldnsd/rbldnsd.pid" -l /dev/null -q \
    bl.crm.test:ip4set:addresses.rbl bl.crm.test:ip6trie:addresses6.rbl dbl.crm.test:dnset:domains.rbl \
    > "$folder/rbldnsd/log" 2>&1 && echo "export CRMHYGIENE_TEST_RBLDNS=127.0.0.1:$lists" >> "$folder/env"
}

start_postfix() {
  command -v postfix > /dev/null && command -v postgrey > /dev/null && [ "$(id -u)" -eq 0 ] || return 0
  local etc="$folder/postfix"
  mkdir -p "$etc" "$folder/spool" "$folder/data" "$folder/greylist"
  chown postfix "$folder/data"
  chown postgrey "$folder/greylist" 2> /dev/null
  chmod a+x "$folder"
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mx.crm.test -keyout "$etc/key.pem" -out "$etc/cert.pem" 2> /dev/null
  cat > "$etc/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.crm.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
smtpd_tls_security_level = may
smtpd_tls_cert_file = $etc/cert.pem
smtpd_tls_key_file = $etc/key.pem
virtual_mailbox_domains = mail.crm.test, all.crm.test, grey.crm.test
virtual_mailbox_maps = inline:{ {anna@mail.crm.test=x}, {postmaster@mail.crm.test=x}, {full@mail.crm.test=x}, {off@mail.crm.test=x}, {anna@grey.crm.test=x} }
virtual_transport = discard:
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access inline:{ {full@mail.crm.test=452 4.2.2 Mailbox full}, {off@mail.crm.test=550 5.2.1 Mailbox disabled} }
smtpd_peername_lookup = no
CONF
  cat > "$etc/master.cf" <<CONF
127.0.0.1:$smtp     inet n - n - - smtpd
127.0.0.1:$catchall inet n - n - - smtpd
  -o virtual_mailbox_maps=static:all
127.0.0.1:$greylist inet n - n - - smtpd
  -o { smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:$policy }
cleanup   unix n - n - 0 cleanup
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
verify    unix - - n - 1 verify
proxymap  unix - - n - - proxymap
anvil     unix - - n - 1 anvil
tlsmgr    unix - - n 1000? 1 tlsmgr
discard   unix - - n - - discard
error     unix - - n - - error
retry     unix - - n - - error
qmgr      unix n - n 300 1 qmgr
pickup    unix n - n 60 1 pickup
showq     unix n - n - - showq
flush     unix n - n 1000? 0 flush
CONF
  postgrey --inet=127.0.0.1:$policy --delay=1 --dbdir="$folder/greylist" --pidfile="$folder/greylist/pid" --daemonize \
    > "$folder/greylist/log" 2>&1 || return 0
  postfix -c "$etc" start > "$folder/postfix.log" 2>&1 || return 0
  {
    echo "export CRMHYGIENE_TEST_SMTP=127.0.0.1:$smtp"
    echo "export CRMHYGIENE_TEST_SMTP_CATCHALL=127.0.0.1:$catchall"
    echo "export CRMHYGIENE_TEST_SMTP_GREYLIST=127.0.0.1:$greylist"
  } >> "$folder/env"
}

stop_pid() { [ -s "$1" ] && kill "$(cat "$1")" 2> /dev/null; }

case "${1:-}" in
  install) install ;;
  start)
    folder=${2:?a folder}
    mkdir -p "$folder" && folder=$(cd "$folder" && pwd)
    : > "$folder/env"
    start_nsd
    start_rbldnsd
    start_postfix
    cat "$folder/env"
    ;;
  stop)
    folder=$(cd "${2:?a folder}" && pwd)
    [ -e "$folder/postfix/main.cf" ] && postfix -c "$folder/postfix" stop > /dev/null 2>&1
    stop_pid "$folder/greylist/pid"
    stop_pid "$folder/rbldnsd/rbldnsd.pid"
    stop_pid "$folder/nsd/nsd.pid"
    true
    ;;
  *)
    sed -n 2,7p "$0"
    exit 2
    ;;
esac
