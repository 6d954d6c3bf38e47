; Phones join over the room's network while a workshop is open. Whoever installs for everybody is an administrator and may say so to
; Windows' firewall at once; otherwise Windows asks when the first workshop opens. Private networks and those of a domain only.
!macro customInstall
  ${if} $installMode == "all"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Common Measure"'
    nsExec::Exec 'netsh advfirewall firewall add rule name="Common Measure" dir=in action=allow program="$INSTDIR\${APP_EXECUTABLE_FILENAME}" protocol=TCP localport=47311-47330 profile=private,domain enable=yes'
  ${endif}
!macroend

!macro customUnInstall
  ${if} $installMode == "all"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Common Measure"'
  ${endif}
!macroend
